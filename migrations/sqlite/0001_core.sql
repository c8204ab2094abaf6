-- Times are microseconds since 1970 (UTC); ids are 16 bytes; hashes are SHA-256 in lower-case hex; JSON is text, so that
-- the bytes that were hashed are the bytes that are kept. The data class of each column is declared in
-- crates/db/src/classes.rs. Every row of a tenant carries it, and keys between tables carry it too.

create table meta (
    name text primary key,
    value text not null
) strict, without rowid;

create table tenants (
    tenant blob primary key,
    slug text not null unique,
    language text not null,
    site text not null,
    demo integer not null,
    created_at integer not null
) strict;

create table hosts (
    tenant blob not null references tenants (tenant),
    host text primary key,
    position integer not null
) strict;
create index hosts_of_tenant on hosts (tenant, position);

create table users (
    tenant blob not null references tenants (tenant),
    id blob not null,
    name text not null,
    email blob,
    email_index text,
    roles text not null,
    identity text,
    disabled integer not null,
    created_at integer not null,
    primary key (tenant, id),
    unique (tenant, email_index)
) strict;

create table tokens (
    tenant blob not null,
    id blob not null,
    user_id blob not null,
    hash text not null unique,
    label text not null,
    created_at integer not null,
    expires_at integer,
    revoked_at integer,
    primary key (tenant, id),
    foreign key (tenant, user_id) references users (tenant, id)
) strict;
create index tokens_of_user on tokens (tenant, user_id);

create table pages (
    tenant blob not null references tenants (tenant),
    id blob not null,
    slug text not null,
    language text not null,
    category text,
    author blob not null,
    translation_of blob,
    live_revision blob,
    workflow blob,
    created_at integer not null,
    primary key (tenant, id),
    unique (tenant, language, slug),
    foreign key (tenant, author) references users (tenant, id)
) strict;
create index pages_of_author on pages (tenant, author, id);
create index pages_in_category on pages (tenant, category, id);
create index pages_translations on pages (tenant, translation_of) where translation_of is not null;
create index pages_live on pages (tenant, id) where live_revision is not null;

create table revisions (
    tenant blob not null,
    id blob not null,
    page blob not null,
    kind text not null check (kind in ('source', 'derived')),
    parent blob,
    hash text not null,
    body blob not null,
    created_by blob,
    created_at integer not null,
    primary key (tenant, id),
    foreign key (tenant, page) references pages (tenant, id)
) strict;
create index revisions_of_page on revisions (tenant, page, id);
create index revisions_by_hash on revisions (tenant, hash);

create table source_files (
    tenant blob not null,
    revision blob not null,
    media_type text not null,
    digest text not null,
    body blob not null,
    map blob,
    primary key (tenant, revision),
    foreign key (tenant, revision) references revisions (tenant, id)
) strict;

create table workflows (
    tenant blob not null,
    id blob not null,
    page blob not null,
    board_column text not null,
    risk integer not null,
    generation integer not null,
    waiting text,
    state blob not null,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (tenant, id),
    foreign key (tenant, page) references pages (tenant, id)
) strict;
create index workflows_of_page on workflows (tenant, page, id);
create index workflows_on_board on workflows (tenant, board_column, id);

create table stage_results (
    tenant blob not null,
    id blob not null,
    workflow blob not null,
    revision blob not null,
    stage text not null,
    generation integer not null,
    component text not null,
    component_digest text not null,
    edited_by blob,
    hash text not null,
    output blob not null,
    stale integer not null,
    created_at integer not null,
    primary key (tenant, id),
    unique (tenant, workflow, stage, generation),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, revision) references revisions (tenant, id)
) strict;
create unique index stage_results_present on stage_results (tenant, workflow, stage) where not stale;

create table assignments (
    tenant blob not null,
    workflow blob not null,
    kind text not null,
    reviewer blob not null,
    licensed integer not null,
    assigned_by blob,
    assigned_at integer not null,
    due_at integer,
    primary key (tenant, workflow, kind, reviewer),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, reviewer) references users (tenant, id)
) strict;
create index assignments_of_reviewer on assignments (tenant, reviewer, workflow);

create table approvals (
    tenant blob not null,
    id blob not null,
    workflow blob not null,
    kind text not null,
    reviewer blob not null,
    licensed integer not null,
    credential text,
    hash text not null,
    meaning text not null,
    reason blob not null,
    signed_at integer not null,
    voided_at integer,
    voided_because text,
    primary key (tenant, id),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, reviewer) references users (tenant, id)
) strict;
create unique index approvals_in_force on approvals (tenant, workflow, kind, reviewer) where voided_at is null;

create table change_requests (
    tenant blob not null,
    id blob not null,
    workflow blob not null,
    number integer not null,
    reviewer blob not null,
    body blob not null,
    requested_at integer not null,
    answer blob,
    answered_at integer,
    primary key (tenant, id),
    unique (tenant, workflow, number),
    foreign key (tenant, workflow) references workflows (tenant, id),
    foreign key (tenant, reviewer) references users (tenant, id)
) strict;

create table proposals (
    tenant blob not null,
    id blob not null,
    workflow blob not null,
    claim text not null,
    position integer not null,
    publication_key text not null,
    body text not null,
    decision text check (decision in ('accepted', 'rejected')),
    decided_by blob,
    decided_at integer,
    created_at integer not null,
    primary key (tenant, id),
    unique (tenant, workflow, claim, publication_key),
    foreign key (tenant, workflow) references workflows (tenant, id)
) strict;
create index proposals_of_workflow on proposals (tenant, workflow, claim, position);

create table publications (
    tenant blob not null references tenants (tenant),
    id blob not null,
    publication_key text not null,
    doi text,
    pmid text,
    year integer,
    retracted integer not null,
    body text not null,
    imported_by blob,
    updated_at integer not null,
    primary key (tenant, id),
    unique (tenant, publication_key)
) strict;
create index publications_by_doi on publications (tenant, doi) where doi is not null;
create index publications_by_pmid on publications (tenant, pmid) where pmid is not null;

create table publication_terms (
    tenant blob not null,
    term text not null,
    publication blob not null,
    weight integer not null,
    primary key (tenant, term, publication),
    foreign key (tenant, publication) references publications (tenant, id)
) strict, without rowid;
create index publication_terms_of on publication_terms (tenant, publication);

create table jobs (
    tenant blob not null references tenants (tenant),
    id blob not null,
    queue text not null,
    kind text not null,
    payload text not null,
    page blob,
    unique_key text,
    state text not null check (state in ('ready', 'running', 'done', 'dead')),
    priority integer not null,
    run_at integer not null,
    attempts integer not null,
    max_attempts integer not null,
    lease_owner blob,
    lease_until integer,
    again integer not null,
    last_error text,
    created_at integer not null,
    finished_at integer,
    primary key (tenant, id)
) strict;
create unique index jobs_pending on jobs (tenant, kind, unique_key)
    where unique_key is not null and state in ('ready', 'running');
create index jobs_ready on jobs (queue, priority, run_at, id) where state = 'ready';
create index jobs_leased on jobs (queue, lease_until) where state = 'running';
create index jobs_of_tenant on jobs (tenant, state, id);
create index jobs_of_page on jobs (tenant, page, id) where page is not null;

create table artifacts (
    tenant blob not null references tenants (tenant),
    digest text not null,
    encoding text not null check (encoding in ('identity', 'br', 'gzip')),
    media_type text not null,
    body blob not null,
    created_at integer not null,
    primary key (tenant, digest, encoding)
) strict;

create table artifact_map (
    tenant blob not null references tenants (tenant),
    path text not null,
    status integer not null,
    digest text,
    etag text not null,
    headers text not null,
    cache_class text not null,
    page blob,
    updated_at integer not null,
    primary key (tenant, path)
) strict;
create index artifact_map_of_page on artifact_map (tenant, page) where page is not null;
create index artifact_map_by_digest on artifact_map (tenant, digest);

create table keys (
    tenant blob not null references tenants (tenant),
    id blob not null,
    purpose text not null,
    algorithm text not null,
    fingerprint text not null,
    public_key blob not null,
    secret blob,
    created_at integer not null,
    retired_at integer,
    primary key (tenant, id),
    unique (tenant, fingerprint)
) strict;
create unique index keys_in_use on keys (tenant, purpose) where retired_at is null;

create table certificates (
    tenant blob not null,
    id blob not null,
    page blob not null,
    derived text not null,
    issue integer not null,
    key_fingerprint text not null,
    envelope text not null,
    issued_at integer not null,
    primary key (tenant, id),
    unique (tenant, derived, issue),
    foreign key (tenant, page) references pages (tenant, id),
    foreign key (tenant, key_fingerprint) references keys (tenant, fingerprint)
) strict;
create index certificates_of_page on certificates (tenant, page, id);

create table consents (
    tenant blob not null,
    id blob not null,
    page blob,
    name blob not null,
    purpose text not null,
    evidence_digest text,
    recorded_by blob not null,
    recorded_at integer not null,
    expires_at integer,
    revoked_at integer,
    primary key (tenant, id),
    foreign key (tenant, page) references pages (tenant, id),
    foreign key (tenant, recorded_by) references users (tenant, id)
) strict;
create index consents_of_page on consents (tenant, page);

create table audit_heads (
    tenant blob primary key,
    seq integer not null,
    hash text not null
) strict;

create table audit_events (
    tenant blob not null,
    seq integer not null,
    at integer not null,
    request blob not null,
    session blob,
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
) strict, without rowid;

create trigger audit_events_keep before update on audit_events begin
    select raise(abort, 'audit_events is append-only');
end;
create trigger audit_events_stay before delete on audit_events begin
    select raise(abort, 'audit_events is append-only');
end;
create trigger audit_heads_stay before delete on audit_heads begin
    select raise(abort, 'audit_heads is append-only');
end;
create trigger audit_heads_rise before update on audit_heads when new.seq <> old.seq + 1 begin
    select raise(abort, 'audit_heads rises by one');
end;
create trigger approvals_keep
before update of workflow, kind, reviewer, licensed, credential, hash, meaning, reason, signed_at on approvals begin
    select raise(abort, 'a signature does not change');
end;
create trigger approvals_stay before delete on approvals begin
    select raise(abort, 'a signature does not change');
end;
create trigger revisions_keep before update on revisions begin
    select raise(abort, 'a revision does not change');
end;
