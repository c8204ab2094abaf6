-- What lists, feeds and sitemaps show of a live page, so that rendering them opens no revision.
create table entries (
    tenant blob not null,
    page blob not null,
    language text not null,
    category text,
    slug text not null,
    body text not null,
    published_at integer not null,
    updated_at integer not null,
    primary key (tenant, page),
    foreign key (tenant, page) references pages (tenant, id)
) strict;
create index entries_by_date on entries (tenant, language, published_at, page);
create index entries_in_category on entries (tenant, language, category, published_at, page);
