-- A key on a device by which its person signs in. Its name, its id, its public half and whose it is are sealed: who can
-- write here and has no key of the portal can neither put a key of their own in nor hand one over to another account.
create table passkey (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  -- HMAC of the id that the authenticator gave it.
  credential_index bytea not null,
  -- Of its signatures, as it counts them itself; 0 where it doesn't.
  counter bigint not null,
  sealed bytea not null,
  added_at timestamptz not null,
  used_at timestamptz,
  primary key (region, id),
  unique (region, credential_index),
  foreign key (region, account_id) references account (region, id)
);
create index passkey_account on passkey (region, account_id);

-- What an authenticator has signed once; a challenge itself is made with a key and stands nowhere before that.
create table used_challenge (
  region text not null,
  challenge_hash bytea not null,
  expires_at timestamptz not null,
  primary key (region, challenge_hash)
);
create index used_challenge_expiry on used_challenge (expires_at);
