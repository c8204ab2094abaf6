-- The hash of the claims for which a reference was proposed: a decision counts for exactly these, because another run of the
-- claims stage may give the same id to another statement.
alter table proposals add column claims text;
