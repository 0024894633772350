-- A new password and «Это был не я» end the other sessions of their account. A statement doesn't see a session that was
-- being opened as it began, and whoever was being put out would stay in by it. Who opens one holds the account's lock until it
-- is there (see `end_oldest_sessions`), so that after the lock all of them are seen.
create function end_unseen_sessions() returns trigger language plpgsql as $$
begin
  perform 1 from account where region = new.region and id = new.account_id for no key update;
  with gone as (
    delete from session where region = new.region and account_id = new.account_id and id <> new.session_id
    returning region, account_id, id
  ),
  gone_pending as (
    delete from pending_password using gone
    where pending_password.region = gone.region and pending_password.session_id = gone.id
  )
  insert into audit_event (region, id, at, event, account_id, session_id, request_id)
    select region, gen_random_uuid(), new.at, 'session.ended', account_id, id, new.request_id from gone;
  return null;
end
$$;
create trigger audit_event_ends_sessions after insert on audit_event for each row
  when (new.event in ('password.set', 'account.alarmed') and new.account_id is not null and new.session_id is not null)
  execute function end_unseen_sessions();

-- At most ten keys an account: of two added at once each would count without the other.
create function keep_ten_passkeys() returns trigger language plpgsql as $$
begin
  perform 1 from account where region = new.region and id = new.account_id for no key update;
  if (select count(*) from passkey where region = new.region and account_id = new.account_id) >= 10 then
    return null;
  end if;
  return new;
end
$$;
create trigger passkey_at_most_ten before insert on passkey for each row execute function keep_ten_passkeys();

-- «Это был не я» closes the password too, and its own letter says so: one deed, one letter.
create or replace function note_notice() returns trigger language plpgsql as $$
begin
  if new.event = 'password.closed' and exists (
    select from audit_event as deed
    where deed.region = new.region and deed.account_id = new.account_id and deed.at = new.at
      and deed.event = 'account.alarmed' and deed.request_id = new.request_id
  ) then
    return null;
  end if;
  insert into notice (region, id, account_id, session_id, kind, at, due_at)
  values (new.region, new.id, new.account_id, new.session_id,
    case new.event when 'session.ended' then 'session.crowded' else new.event end, new.at, new.at);
  return null;
end
$$;
