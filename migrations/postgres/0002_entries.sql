-- What lists, feeds and sitemaps show of a live page, so that rendering them opens no revision.
create table entries (
    tenant uuid not null,
    page uuid not null,
    language text not null,
    category text,
    slug text not null,
    body text not null,
    published_at bigint not null,
    updated_at bigint not null,
    primary key (tenant, page),
    foreign key (tenant, page) references pages (tenant, id)
);
create index entries_by_date on entries (tenant, language, published_at, page);
create index entries_in_category on entries (tenant, language, category, published_at, page);

alter table entries enable row level security;
alter table entries force row level security;
create policy tenant_wall on entries using (tenant = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on entries to lauda_work;
