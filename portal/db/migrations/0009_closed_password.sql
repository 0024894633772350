-- A person said that it was not them: no password opens until a new one is set, and pages say so.
alter table password add column closed_at timestamptz;
