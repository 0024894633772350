-- Tables that hold a person's things are keyed by region first: each region is an operator of its own.
-- Sealed columns are AES-256-GCM envelopes, bound to table, column and row; *_index and *_hash columns are
-- HMACs or hashes. What stands open: random ids, regions, moments, kinds, statuses.

create table data_key (
  region text not null,
  version integer not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  primary key (region, version)
);

create table key_canary (
  id text primary key,
  sealed bytea not null
);

create table consent_document (
  region text not null,
  hash bytea not null,
  version text not null,
  text text not null,
  first_used_at timestamptz not null,
  primary key (region, hash)
);

-- What is known of a person between a button of ours and the answer of Госуслуги; rows live for minutes.
create table attempt (
  region text not null,
  id uuid not null,
  purpose text not null check (purpose in ('registration', 'sign-in', 'proof')),
  browser_hash bytea not null,
  state_hash bytea unique,
  document_hash bytea,
  agreed_at timestamptz,
  button text,
  address_sealed bytea,
  person_sealed bytea,
  session_id uuid,
  began_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (region, id),
  foreign key (region, document_hash) references consent_document (region, hash)
);
create index attempt_browser on attempt (browser_hash);
create index attempt_expiry on attempt (expires_at);

create table account (
  region text not null,
  id uuid not null,
  oid_index bytea not null,
  sealed bytea not null,
  opened_at timestamptz not null,
  primary key (region, id),
  unique (region, oid_index)
);

create table login (
  region text not null,
  kind text not null check (kind in ('phone', 'email', 'snils')),
  value_index bytea not null,
  account_id uuid not null,
  verified_at timestamptz not null,
  primary key (region, kind, value_index),
  foreign key (region, account_id) references account (region, id)
);
create index login_account on login (region, account_id);

create table password (
  region text not null,
  account_id uuid not null,
  hash text not null,
  set_at timestamptz not null,
  failures_in_row integer not null default 0,
  failures_in_window integer not null default 0,
  window_began_at timestamptz,
  primary key (region, account_id),
  foreign key (region, account_id) references account (region, id)
);

-- A password typed anew waits here, hashed, while the person proves who they are.
create table pending_password (
  region text not null,
  session_id uuid not null,
  account_id uuid not null,
  hash text not null,
  expires_at timestamptz not null,
  primary key (region, session_id)
);

-- Waits that a person sees count by what was typed, whether or not an account has it.
create table sign_in_try (
  region text not null,
  identifier_index bytea not null,
  failures integer not null,
  last_failed_at timestamptz not null,
  primary key (region, identifier_index)
);
create index sign_in_try_age on sign_in_try (last_failed_at);

create table session (
  token_hash bytea primary key,
  region text not null,
  id uuid not null unique,
  account_id uuid not null,
  how text not null check (how in ('esia', 'password', 'passkey')),
  proved_at timestamptz not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  foreign key (region, account_id) references account (region, id)
);
create index session_account on session (region, account_id);
create index session_age on session (seen_at);

create table patient_card (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  kinship text not null check (kinship in ('self', 'child', 'ward', 'parent', 'spouse', 'other')),
  sealed bytea not null,
  created_at timestamptz not null,
  checked_at timestamptz,
  version integer not null default 1,
  primary key (region, id),
  foreign key (region, account_id) references account (region, id)
);
create unique index patient_card_self on patient_card (region, account_id) where kinship = 'self';
create index patient_card_account on patient_card (region, account_id);

create table consent (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  document_hash bytea not null,
  given_at timestamptz not null,
  button text not null,
  sealed bytea not null,
  primary key (region, id),
  foreign key (region, account_id) references account (region, id),
  foreign key (region, document_hash) references consent_document (region, hash)
);
create index consent_account on consent (region, account_id);

create table support_request (
  region text not null,
  id uuid not null,
  number text not null,
  sealed bytea not null,
  sent_at timestamptz not null,
  primary key (region, id),
  unique (region, number)
);

create table audit_event (
  region text not null,
  id uuid not null,
  at timestamptz not null,
  event text not null,
  account_id uuid,
  session_id uuid,
  request_id text not null,
  sealed bytea,
  primary key (region, id)
);
create index audit_event_account on audit_event (region, account_id, at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_event takes inserts only';
end
$$;
create trigger audit_event_insert_only before update or delete or truncate on audit_event
  for each statement execute function refuse_audit_change();
