-- What a person is told of by letter: a row for each event of their account that they must hear of. Nothing personal
-- stands open: where the letter goes is looked up when it is sent, and what the account had before is sealed.
create table notice (
  region text not null,
  id uuid not null,
  -- Without a foreign key: a notice must never stand in the way of the deed that it tells of.
  account_id uuid not null,
  session_id uuid,
  kind text not null,
  at timestamptz not null,
  -- Where the account's letters went before its contacts changed; null: where they go now.
  former_sealed bytea,
  -- When to try next; whoever takes a row puts this into the future first.
  due_at timestamptz not null,
  tries integer not null default 0,
  -- One letter tells of all rows of one number, at each try.
  letter_id uuid,
  letter_at timestamptz,
  done_at timestamptz,
  outcome text check (outcome in ('sent', 'nowhere', 'refused', 'given-up')),
  primary key (region, id),
  check ((done_at is null) = (outcome is null))
);
create index notice_due on notice (due_at) where done_at is null;
create index notice_account on notice (region, account_id);
create index notice_age on notice (at);

-- By a trigger, so that no statement that keeps an event can forget its letter: both stand or fall together. A session
-- that ends without a request is the one that an eleventh has put out.
create function note_notice() returns trigger language plpgsql as $$
begin
  insert into notice (region, id, account_id, session_id, kind, at, due_at)
  values (new.region, new.id, new.account_id, new.session_id,
    case new.event when 'session.ended' then 'session.crowded' else new.event end, new.at, new.at);
  return null;
end
$$;
create trigger audit_event_noticed after insert on audit_event for each row
  when (new.account_id is not null and (
    new.event in ('password.set', 'password.closed', 'passkey.added', 'passkey.removed', 'contacts.changed',
      'identity.changed', 'browser.new', 'account.alarmed', 'account.closed')
    or new.event = 'session.ended' and new.request_id = ''))
  execute function note_notice();
