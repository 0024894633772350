-- A browser from which the account was signed in to. Some tries are kept for these, so that strangers can't use up all of
-- them. The hash is bound to the account: that two people share a browser can't be read from it.
create table known_browser (
  region text not null,
  account_id uuid not null,
  token_hash bytea not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (region, account_id, token_hash),
  foreign key (region, account_id) references account (region, id)
);
create index known_browser_age on known_browser (seen_at);

-- Moments instead of a number and the beginning of a window: of any 30 days the tries are counted exactly.
alter table password add column failed_at timestamptz[] not null default '{}';
alter table password add column known_in_row integer not null default 0;
alter table password add column known_failed_at timestamptz[] not null default '{}';
-- Strangers are out until its person comes by Госуслуги; known browsers are not.
alter table password add column closed_to_strangers_at timestamptz;
update password set failed_at = array_fill(now(), array[failures_in_window]) where failures_in_window > 0;
alter table password drop column failures_in_window, drop column window_began_at;

-- Where a try has no account to be counted at, it is counted here: the same work, and nobody reads it.
create table sign_in_decoy (
  slot smallint primary key,
  tries integer not null default 0,
  failed_at timestamptz[] not null default '{}'
);
insert into sign_in_decoy (slot) select generate_series(0, 1023);
