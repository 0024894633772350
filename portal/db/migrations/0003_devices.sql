-- From what a session began: browser, system and the network of its address; null where it began before there was this.
alter table session add column device_sealed bytea;

-- At most ten sessions an account. The eleventh ends the one that has been idle for longest, with its event. A statement
-- that counts and inserts would count what two of them at once both saw; a trigger sees what the other has written, once
-- it has the account's lock. What is being ended by somebody else already is left to them.
create function end_oldest_sessions() returns trigger language plpgsql as $$
begin
  perform 1 from account where region = new.region and id = new.account_id for no key update;
  with oldest as (
    select token_hash from session
    where region = new.region and account_id = new.account_id and id <> new.id
    order by seen_at desc, began_at desc, id offset 9
  ),
  free as (
    select token_hash from session where token_hash in (select token_hash from oldest) for update skip locked
  ),
  gone as (
    delete from session where token_hash in (select token_hash from free) returning region, account_id, id
  ),
  gone_pending as (
    delete from pending_password using gone
    where pending_password.region = gone.region and pending_password.session_id = gone.id
  )
  insert into audit_event (region, id, at, event, account_id, session_id, request_id)
    select region, gen_random_uuid(), new.began_at, 'session.ended', account_id, id, '' from gone;
  return null;
end
$$;
create trigger session_at_most_ten after insert on session for each row execute function end_oldest_sessions();
