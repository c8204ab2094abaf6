-- Times are microseconds since 1970 (UTC); hashes are SHA-256 in lower-case hex; JSON is text, so that
-- the bytes that were hashed are the bytes that are kept. The data class of each column is declared in
-- crates/db/src/classes.rs. Every row of a tenant carries it, and keys between tables carry it too.

create table meta (
    name text primary key,
    value text not null
);

create table tenants (
    tenant uuid primary key,
    slug text not null unique,
    language text not null,
    site text not null,
    demo boolean not null,
    created_at bigint not null
);

create table hosts (
    tenant uuid not null references tenants (tenant),
    host text primary key,
    position bigint not null
);
create index hosts_of_tenant on hosts (tenant, position);

create table users (
    tenant uuid not null references tenants (tenant),
    id uuid not null,
    name text not null,
    email bytea,
    email_index text,
    roles text not null,
    identity text,
    disabled boolean not null,
    created_at bigint not null,
    primary key (tenant, id),
    unique (tenant, email_index)
);

create table tokens (
    tenant uuid not null,
    id uuid not null,
    user_id uuid not null,
    hash text not null unique,
    label text not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint,
    primary key (tenant, id),
    foreign key (tenant, user_id) references users (tenant, id)
);
create index tokens_of_user on tokens (tenant, user_id);

create table pages (
    tenant uuid not null references tenants (tenant),
    id uuid not null,
    slug text not null,
    language text not null,
    category text,
    author uuid not null,
    translation_of uuid,
    live_revision uuid,
    workflow uuid,
    created_at bigint not null,
    primary key (tenant, id),
    unique (tenant, language, slug),
    foreign key (tenant, author) references users (tenant, id)
);
create index pages_of_author on pages (tenant, author, id);
create index pages_in_category on pages (tenant, category, id);
create index pages_translations on pages (tenant, translation_of) where translation_of is not null;
create index pages_live on pages (tenant, id) where live_revision is not null;

create table revisions (
    tenant uuid not null,
    id uuid not null,
    page uuid not null,
    kind text not null check (kind in ('source', 'derived')),
    parent uuid,
    hash text not null,
    body bytea not null,
    created_by uuid,
    created_at bigint not null,
    primary key (tenant, id),
    foreign key (tenant, page) references pages (tenant, id)
);
create index revisions_of_page on revisions (tenant, page, id);
create index revisions_by_hash on revisions (tenant, hash);

create table source_files (
    tenant uuid not null,
    revision uuid not null,
    media_type text not null,
    digest text not null,
    body bytea not null,
    map bytea,
    primary key (tenant, revision),
    foreign key (tenant, revision) references revisions (tenant, id)
);

create table workflows (
    tenant uuid not null,
    id uuid not null,
    page uuid not null,
    board_column text not null,
    risk bigint not null,
    generation bigint not null,
    waiting text,
    state bytea not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (tenant, id),
    foreign key (tenant, page) references pages (tenant, id)
);
create index workflows_of_page on workflows (tenant, page, id);
create index workflows_on_board on workflows (tenant, board_column, id);

create table stage_results (
    tenant uuid not null,
    id uuid not null,
    workflow uuid not null,
    revision uuid not null,
    stage text not null,
    generation bigint not null,
    component text not null,
    component_digest text not null,
    edited_by uuid,
    hash text not null,
    output bytea not null,
    stale boolean not null,
    created_at bigint not null,
    primary key (tenant, id),
    unique (tenant, workflow, stage, generation),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, revision) references revisions (tenant, id)
);
create unique index stage_results_present on stage_results (tenant, workflow, stage) where not stale;

create table assignments (
    tenant uuid not null,
    workflow uuid not null,
    kind text not null,
    reviewer uuid not null,
    licensed boolean not null,
    assigned_by uuid,
    assigned_at bigint not null,
    due_at bigint,
    primary key (tenant, workflow, kind, reviewer),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, reviewer) references users (tenant, id)
);
create index assignments_of_reviewer on assignments (tenant, reviewer, workflow);

create table approvals (
    tenant uuid not null,
    id uuid not null,
    workflow uuid not null,
    kind text not null,
    reviewer uuid not null,
    licensed boolean not null,
    credential text,
    hash text not null,
    meaning text not null,
    reason bytea not null,
    signed_at bigint not null,
    voided_at bigint,
    voided_because text,
    primary key (tenant, id),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, reviewer) references users (tenant, id)
);
create unique index approvals_in_force on approvals (tenant, workflow, kind, reviewer) where voided_at is null;

create table change_requests (
    tenant uuid not null,
    id uuid not null,
    workflow uuid not null,
    number bigint not null,
    reviewer uuid not null,
    body bytea not null,
    requested_at bigint not null,
    answer bytea,
    answered_at bigint,
    primary key (tenant, id),
    unique (tenant, workflow, number),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, reviewer) references users (tenant, id)
);

create table proposals (
    tenant uuid not null,
    id uuid not null,
    workflow uuid not null,
    claim text not null,
    position bigint not null,
    publication_key text not null,
    body text not null,
    decision text check (decision in ('accepted', 'rejected')),
    decided_by uuid,
    decided_at bigint,
    created_at bigint not null,
    primary key (tenant, id),
    unique (tenant, workflow, claim, publication_key),
    foreign key (tenant, workflow) references workflows (tenant, id)
);
create index proposals_of_workflow on proposals (tenant, workflow, claim, position);

create table publications (
    tenant uuid not null references tenants (tenant),
    id uuid not null,
    publication_key text not null,
    doi text,
    pmid text,
    year bigint,
    retracted boolean not null,
    body text not null,
    imported_by uuid,
    updated_at bigint not null,
    primary key (tenant, id),
    unique (tenant, publication_key)
);
create index publications_by_doi on publications (tenant, doi) where doi is not null;
create index publications_by_pmid on publications (tenant, pmid) where pmid is not null;

create table publication_terms (
    tenant uuid not null,
    term text not null,
    publication uuid not null,
    weight bigint not null,
    primary key (tenant, term, publication),
    foreign key (tenant, publication) references publications (tenant, id)
);
create index publication_terms_of on publication_terms (tenant, publication);

create table jobs (
    tenant uuid not null references tenants (tenant),
    id uuid not null,
    queue text not null,
    kind text not null,
    payload text not null,
    page uuid,
    unique_key text,
    state text not null check (state in ('ready', 'running', 'done', 'dead')),
    priority bigint not null,
    run_at bigint not null,
    attempts bigint not null,
    max_attempts bigint not null,
    lease_owner uuid,
    lease_until bigint,
    again boolean not null,
    last_error text,
    created_at bigint not null,
    finished_at bigint,
    primary key (tenant, id)
);
create unique index jobs_pending on jobs (tenant, kind, unique_key)
    where unique_key is not null and state in ('ready', 'running');
create index jobs_ready on jobs (queue, priority, run_at, id) where state = 'ready';
create index jobs_leased on jobs (queue, lease_until) where state = 'running';
create index jobs_of_tenant on jobs (tenant, state, id);
create index jobs_of_page on jobs (tenant, page, id) where page is not null;

create table artifacts (
    tenant uuid not null references tenants (tenant),
    digest text not null,
    encoding text not null check (encoding in ('identity', 'br', 'gzip')),
    media_type text not null,
    body bytea not null,
    created_at bigint not null,
    primary key (tenant, digest, encoding)
);

create table artifact_map (
    tenant uuid not null references tenants (tenant),
    path text not null,
    status bigint not null,
    digest text,
    etag text not null,
    headers text not null,
    cache_class text not null,
    page uuid,
    updated_at bigint not null,
    primary key (tenant, path)
);
create index artifact_map_of_page on artifact_map (tenant, page) where page is not null;
create index artifact_map_by_digest on artifact_map (tenant, digest);

create table keys (
    tenant uuid not null references tenants (tenant),
    id uuid not null,
    purpose text not null,
    algorithm text not null,
    fingerprint text not null,
    public_key bytea not null,
    secret bytea,
    created_at bigint not null,
    retired_at bigint,
    primary key (tenant, id),
    unique (tenant, fingerprint)
);
create unique index keys_in_use on keys (tenant, purpose) where retired_at is null;

create table certificates (
    tenant uuid not null,
    id uuid not null,
    page uuid not null,
    derived text not null,
    issue bigint not null,
    key_fingerprint text not null,
    envelope text not null,
    issued_at bigint not null,
    primary key (tenant, id),
    unique (tenant, derived, issue),
    foreign key (tenant, page) references pages (tenant, id),
    foreign key (tenant, key_fingerprint) references keys (tenant, fingerprint)
);
create index certificates_of_page on certificates (tenant, page, id);

create table consents (
    tenant uuid not null,
    id uuid not null,
    page uuid,
    name bytea not null,
    purpose text not null,
    evidence_digest text,
    recorded_by uuid not null,
    recorded_at bigint not null,
    expires_at bigint,
    revoked_at bigint,
    primary key (tenant, id),
    foreign key (tenant, page) references pages (tenant, id),
    foreign key (tenant, recorded_by) references users (tenant, id)
);
create index consents_of_page on consents (tenant, page);

create table audit_heads (
    tenant uuid primary key,
    seq bigint not null,
    hash text not null
);

create table audit_events (
    tenant uuid not null,
    seq bigint not null,
    at bigint not null,
    request uuid not null,
    session uuid,
    device text,
    origin text not null,
    principal text not null,
    action text not null,
    resource_kind text not null,
    resource text not null,
    outcome text not null check (outcome in ('done', 'denied')),
    reasons text not null,
    policy text not null,
    detail text not null,
    previous text not null,
    hash text not null,
    primary key (tenant, seq)
);

-- What is signed or logged does not change, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create function audit_head_rises() returns trigger language plpgsql as $$
begin
    if new.seq <> old.seq + 1 then
        raise exception 'audit_heads rises by one' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger audit_events_keep before update or delete on audit_events
    for each row execute function refuse_change();
create trigger audit_events_stay before truncate on audit_events
    for each statement execute function refuse_change();
create trigger audit_heads_stay before delete on audit_heads
    for each row execute function refuse_change();
create trigger audit_heads_rise before update on audit_heads
    for each row execute function audit_head_rises();
create trigger approvals_keep
    before update of workflow, kind, reviewer, licensed, credential, hash, meaning, reason, signed_at on approvals
    for each row execute function refuse_change();
create trigger approvals_stay before delete on approvals
    for each row execute function refuse_change();
create trigger revisions_keep before update on revisions
    for each row execute function refuse_change();

-- The second wall. Work is done as lauda_work, which owns nothing; FORCE holds the owner to the same rule. Without
-- app.tenant no row of any tenant is visible.
do $$
declare
    wall constant text := 'tenant = nullif(current_setting(''app.tenant'', true), '''')::uuid';
    target text;
begin
    for target in
        select table_name from information_schema.columns
        where table_schema = current_schema() and column_name = 'tenant'
    loop
        execute format('alter table %I enable row level security', target);
        execute format('alter table %I force row level security', target);
        execute format('create policy tenant_wall on %I using (%s) with check (%s)', target, wall, wall);
    end loop;
end
$$;

-- The few look-ups that come before a tenant is known (crates/db/src/unscoped.rs); each names itself.
create policy look_up_host on hosts for select using (current_setting('app.unscoped', true) in ('host', 'tenants'));
create policy look_up_tenant on tenants for select using (current_setting('app.unscoped', true) in ('host', 'tenants'));
create policy look_up_token on tokens for select using (current_setting('app.unscoped', true) = 'login');
create policy see_jobs on jobs for select using (current_setting('app.unscoped', true) = 'claim');
create policy lease_jobs on jobs for update using (current_setting('app.unscoped', true) = 'claim');

grant usage on schema public to lauda_work;
grant select, insert, update, delete on all tables in schema public to lauda_work;
revoke update, delete on audit_events from lauda_work;
revoke delete on audit_heads, approvals from lauda_work;
revoke insert, update, delete on meta from lauda_work;
