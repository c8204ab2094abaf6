-- What a token is good for: programs (access), one login (link), a browser that is logged in (session).
alter table tokens add column purpose text not null default 'access';
