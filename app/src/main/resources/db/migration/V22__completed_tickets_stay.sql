-- A completed ticket stays as long as its video, so that whoever lost the answer is told of that video whenever they ask. The
-- sweep looks for others only.
create index upload_ticket_sweep on upload_ticket (expires_at) where state <> 'completed';
drop index upload_ticket_expiry;
