-- Organisers look for a part of a name or of an address among a million of accounts. The extension is there since V5.
create index account_search on account using gin (name_key gin_trgm_ops, email_key gin_trgm_ops)
    where erased_at is null;
