-- Counts the changes of a site, so that pages can be rendered outside of the transaction that keeps them.
alter table tenants add column site_version bigint not null default 0;
