-- Nodes remember who may act and follow the changes, in the order of transaction ids as votes are folded.

alter table account add column standing_xid xid8;
comment on column account.standing_xid is 'The transaction that last changed role, suspension, erasure or tokens_valid_from; null for an account as it was made.';
create index account_standing on account (standing_xid) where standing_xid is not null;

create function account_standing() returns trigger language plpgsql as $$
begin
    new.standing_xid := pg_current_xact_id();
    return new;
end $$;
create trigger account_standing before update on account
    for each row when ((old.role, old.suspended_at, old.erased_at, old.tokens_valid_from)
        is distinct from (new.role, new.suspended_at, new.erased_at, new.tokens_valid_from))
    execute function account_standing();
