-- Entries of the audit stay as they were written, whatever a node, or somebody in psql, asks for. Whoever owns the table can
-- still take this law away, as an import does in its own transaction: it puts the entries back behind those that arrive.
create function audit_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'the audit only grows: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger audit_only_grows before update or delete or truncate on audit
    for each statement execute function audit_only_grows();

-- What pages and monitors ask by themselves is looked for among the entries of this hour.
create index audit_at on audit (at);
