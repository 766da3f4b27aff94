-- What was done lately, from which the time of what waits is estimated.
create index job_attempt_done on job_attempt (ended_at desc) where outcome = 'done';
