-- Who keeps a card: its own person, or those who act for them; both parents keep one card of their child.
create table card_keeper (
  region text not null,
  card_id uuid not null,
  account_id uuid not null,
  kinship text not null check (kinship in ('self', 'child', 'ward', 'parent', 'spouse', 'other')),
  ground text not null check (ground in (
    'own', 'kids-register', 'birth-certificate', 'guardianship', 'power-of-attorney', 'consent', 'none')),
  since timestamptz not null,
  -- Ended: the keeper sees nothing of it any more; who unlinked it by themselves may undo that for some days.
  ended_at timestamptz,
  end_reason text check (end_reason in ('unlinked', 'account-closed', 'of-age')),
  primary key (region, card_id, account_id),
  -- No cascade: a link made while a card is being destroyed refuses the destruction.
  foreign key (region, card_id) references patient_card (region, id),
  foreign key (region, account_id) references account (region, id)
);
create unique index card_keeper_self on card_keeper (region, account_id) where kinship = 'self';
create index card_keeper_account on card_keeper (region, account_id);
create index card_keeper_ended on card_keeper (ended_at) where ended_at is not null;

insert into card_keeper (region, card_id, account_id, kinship, ground, since)
  select region, id, account_id, kinship, 'own', created_at from patient_card;

drop index patient_card_self;
drop index patient_card_account;
alter table patient_card drop column account_id, drop column kinship;

-- The HMAC of a СНИЛС that a register vouched for: a child of two parents is one card, and becomes their own when they
-- register. Typed numbers prove nothing. It is the index that logins have.
alter table patient_card add column person_index bytea;
update patient_card set person_index = login.value_index from card_keeper, login
  where card_keeper.region = patient_card.region and card_keeper.card_id = patient_card.id and card_keeper.kinship = 'self'
    and login.region = card_keeper.region and login.account_id = card_keeper.account_id and login.kind = 'snils';
create unique index patient_card_person on patient_card (region, person_index);

-- What Госуслуги told otherwise than the card has it, until the person answers.
alter table patient_card add column offered_sealed bytea;

-- Who changed what and when; old and new values and their sources are sealed. Rows go with their card alone.
create table card_change (
  region text not null,
  id uuid not null,
  card_id uuid not null,
  version integer not null,
  at timestamptz not null,
  account_id uuid not null,
  sealed bytea not null,
  primary key (region, id),
  foreign key (region, card_id) references patient_card (region, id) on delete cascade
);
create index card_change_card on card_change (region, card_id, version);

-- A card that is being made, step by step; it waits for its person until it is made or too old.
create table card_draft (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  version integer not null default 1,
  sealed bytea not null,
  began_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (region, id),
  foreign key (region, account_id) references account (region, id)
);
-- One at a time, so that no two of them can become the same person.
create unique index card_draft_account on card_draft (region, account_id);
create index card_draft_age on card_draft (saved_at);

-- A keeper lets another one in: a code that serves once and for minutes.
create table card_invitation (
  region text not null,
  id uuid not null,
  card_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  kinship text not null check (kinship in ('child', 'ward', 'parent', 'spouse', 'other')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Who typed the code, once: from then on it is a question to them alone.
  claimed_by uuid,
  answered_at timestamptz,
  primary key (region, id),
  unique (region, code_hash),
  foreign key (region, card_id) references patient_card (region, id) on delete cascade,
  foreign key (region, account_id) references account (region, id)
);
create index card_invitation_claimed on card_invitation (region, claimed_by) where claimed_by is not null;
create index card_invitation_expiry on card_invitation (expires_at);

-- A closed account waits some days for its person to come back by Госуслуги; then it is destroyed.
alter table account add column closed_at timestamptz;
-- The hash of the dead token that closed it, so that a second press of the button finds what the first one did.
alter table account add column closed_by bytea unique;
create index account_closed on account (closed_at) where closed_at is not null;

-- A consent outlives the account, as the proof that it was given and withdrawn. With the account its sealed part goes,
-- and the HMAC of the oid remains: whose consent it was can be checked by who knows the oid, and read by nobody.
alter table consent add column withdrawn_at timestamptz;
alter table consent add column oid_index bytea;
alter table consent alter column sealed drop not null;
alter table consent drop constraint consent_region_account_id_fkey;

-- The proof that personal data were destroyed (order of Роскомнадзор 179 of 28.10.2022): what, when and why, and of
-- the person nothing but the ids by which the log of events is searched.
create table destruction_act (
  region text not null,
  id uuid not null,
  at timestamptz not null,
  subject text not null check (subject in ('card', 'account')),
  subject_id uuid not null,
  account_id uuid,
  reason text not null check (reason in ('unlinked', 'account-closed', 'of-age')),
  -- Kinds of destroyed rows with their numbers, e.g. {"patient_card": 1, "card_change": 4}.
  destroyed jsonb not null,
  primary key (region, id)
);
create index destruction_act_subject on destruction_act (region, subject_id);

alter table attempt drop constraint attempt_purpose_check;
alter table attempt add constraint attempt_purpose_check
  check (purpose in ('registration', 'sign-in', 'proof', 'children'));

-- The page of ours that asked for a fresh proof, and gets its person back.
alter table attempt add column back_to text;
