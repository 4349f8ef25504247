/*
  The tables, as steps forward. A step is never edited once it has been released; a change is a new step.
  The number of steps is the version of a data folder.
*/
export const STEPS: readonly string[] = [
  `
  create table centre(
    centre text primary key, head integer not null default 0, head_hash text not null, reducer integer not null,
    mode text not null default 'normal', key text not null,
    safe_seq integer not null default 0, card_head integer not null default 0) strict;
  create table device(
    device text primary key, centre text not null references centre, role text not null, label text not null, desk text,
    letter text not null, token_hash text not null, joined_at integer not null, seen_at integer, revoked_at integer) strict;
  create index device_centre on device(centre);
  create table incarnation(
    centre text not null, device text not null, inc text not null, last_dseq integer not null, last_id text,
    primary key(centre, device, inc)) strict, without rowid;
  create table event(
    centre text not null, seq integer not null, id text not null, device text not null, inc text not null, dseq integer not null,
    type text not null, v integer not null, recv_at integer not null, raw text not null, outcome text not null, hash text not null,
    primary key(centre, seq), unique(centre, id), unique(centre, device, inc, dseq)) strict;
  create table quarantine(
    centre text not null, id text not null, device text not null, inc text not null, dseq integer not null,
    raw blob not null, code text not null, sentence text not null, recv_at integer not null,
    primary key(centre, device, inc, dseq)) strict;
  create index quarantine_id on quarantine(centre, id);
  create table code(
    half text primary key, centre text not null references centre, code_hash text not null, role text not null, label text not null,
    desk text, expires_at integer not null, used_at integer, tries integer not null default 0) strict;
  create table ticket_day(centre text not null, day text not null, last integer not null, primary key(centre, day)) strict, without rowid;
  create table ticket(centre text not null, visit text not null, day text not null, ticket text not null, primary key(centre, visit)) strict, without rowid;
  create table card_write(
    centre text not null, n integer not null, visit text not null, day text not null, write text not null, field text not null,
    text text not null, primary key(centre, n), unique(centre, write)) strict;
  create index card_visit on card_write(centre, visit);
  create index card_day on card_write(centre, day);
  create table card_erased(centre text not null, visit text not null, n integer not null, day text not null, primary key(centre, visit)) strict, without rowid;
  create index card_erased_n on card_erased(centre, n);
  create table sealed(centre text not null, seq integer not null, seal text not null, primary key(centre, seq)) strict, without rowid;
  `,
  `
  create table snapshot(
    centre text not null, seq integer not null, reducer integer not null, hash text not null, state_hash text not null, state text not null,
    primary key(centre, seq, reducer)) strict;
  `,
  `
  create table enrolment(
    enrolment text primary key, centre text not null references centre, secret_hash text not null, role text not null, label text not null,
    most integer not null, used integer not null default 0, until text not null, made_at integer not null, ended_at integer) strict;
  `,
  `
  alter table centre add column begun_as text;
  alter table centre add column name text;
  update centre set begun_as = 'demo' where centre = 'demo';
  alter table code add column also text not null default '';
  create table staff_pin(
    centre text not null, staff text not null, hash text not null, salt text not null, set_at integer not null,
    primary key(centre, staff)) strict, without rowid;
  `,
  `
  create table report_upto(centre text primary key, seq integer not null, hash text not null, made integer not null) strict;
  create table report_event(centre text not null, topic text not null, seq integer not null, primary key(centre, topic, seq)) strict, without rowid;
  create table report_day(centre text not null, day text not null, due integer not null, primary key(centre, day)) strict, without rowid;
  create table report_appointment(
    centre text not null, day text not null, appointment text not null, visit text, service text not null, desk text, hour integer not null,
    booked_at integer not null, arrived_at integer, called_at integer, late_minutes integer, promise text not null, why text not null,
    over_grace integer not null, has_left integer not null, told_error integer, cause text, confirmed integer not null,
    primary key(centre, day, appointment)) strict, without rowid;
  create table report_visit(
    centre text not null, day text not null, visit text not null, kind text not null, service text, desk text, hour integer not null,
    arrived_at integer not null, greeted_after integer, greeted_in_time integer, waited_minutes integer, outcome text not null,
    referrals integer not null, left_before_called integer not null, entered_later integer not null,
    primary key(centre, day, visit)) strict, without rowid;
  `,
  `
  alter table report_appointment add column ticket text;
  alter table report_appointment add column told_at integer;
  alter table report_visit add column ticket text;
  `,
]

export const SCHEMA_VERSION = STEPS.length
