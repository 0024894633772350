-- An account has one phone, one e-mail and one СНИЛС to sign in by. Two sign-ins at once of a person whose number changed
-- between them would each leave theirs, since neither sees what the other has written.
delete from login as older using login as newer
  where older.region = newer.region and older.account_id = newer.account_id and older.kind = newer.kind
    and (older.verified_at, older.value_index) < (newer.verified_at, newer.value_index);
drop index login_account;
create unique index login_account on login (region, account_id, kind);

-- By the number of its request, people of the support find what stopped somebody (bin/settle).
create index audit_event_stopped on audit_event (region, request_id) where event = 'identity.failed';
