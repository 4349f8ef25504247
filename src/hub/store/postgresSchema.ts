/*
  The tables of PostgreSQL, as steps forward: the same tables and columns as in schema.ts. A step is never edited once it has been
  released; a change is a new step, here and there. `key` sorts as bytes, on every machine alike. `added` is only an order.
*/
export const POSTGRES_STEPS: readonly string[] = [
  `
  create domain key as text collate "C";
  create table centre(
    centre key primary key, head bigint not null default 0, head_hash text not null, reducer integer not null,
    mode text not null default 'normal', key text not null,
    safe_seq bigint not null default 0, card_head bigint not null default 0,
    added bigint generated always as identity) with (fillfactor = 50);
  create table device(
    device key primary key, centre key not null references centre, role text not null, label text not null, desk text,
    letter text not null, token_hash text not null, joined_at bigint not null, seen_at bigint, revoked_at bigint,
    added bigint generated always as identity) with (fillfactor = 70);
  create index device_centre on device(centre);
  create table incarnation(
    centre key not null, device key not null, inc key not null, last_dseq bigint not null, last_id text,
    primary key(centre, device, inc)) with (fillfactor = 70);
  create table event(
    centre key not null, seq bigint not null, id key not null, device key not null, inc key not null, dseq bigint not null,
    type text not null, v integer not null, recv_at bigint not null, raw text not null, outcome text not null, hash text not null,
    primary key(centre, seq), unique(centre, id), unique(centre, device, inc, dseq));
  create table quarantine(
    centre key not null, id key not null, device key not null, inc key not null, dseq bigint not null,
    raw bytea not null, code text not null, sentence text not null, recv_at bigint not null,
    primary key(centre, device, inc, dseq));
  create index quarantine_id on quarantine(centre, id);
  create table code(
    half key primary key, centre key not null references centre, code_hash text not null, role text not null, label text not null,
    desk text, expires_at bigint not null, used_at bigint, tries integer not null default 0);
  create table ticket_day(centre key not null, day key not null, last integer not null, primary key(centre, day)) with (fillfactor = 50);
  create table ticket(centre key not null, visit key not null, day key not null, ticket text not null, primary key(centre, visit));
  create table card_write(
    centre key not null, n bigint not null, visit key not null, day key not null, write key not null, field text not null,
    text text not null, primary key(centre, n), unique(centre, write));
  create index card_visit on card_write(centre, visit);
  create index card_day on card_write(centre, day);
  create table card_erased(centre key not null, visit key not null, n bigint not null, day key not null, primary key(centre, visit));
  create index card_erased_n on card_erased(centre, n);
  create table sealed(centre key not null, seq bigint not null, seal text not null, primary key(centre, seq));
  `,
  `
  create table snapshot(
    centre key not null, seq bigint not null, reducer integer not null, hash text not null, state_hash text not null, state text not null,
    primary key(centre, seq, reducer));
  `,
  `
  create table enrolment(
    enrolment key primary key, centre key not null references centre, secret_hash text not null, role text not null, label text not null,
    most integer not null, used integer not null default 0, until key not null, made_at bigint not null, ended_at bigint);
  `,
  `
  alter table centre add column begun_as text;
  alter table centre add column name text;
  update centre set begun_as = 'demo' where centre = 'demo';
  alter table code add column also text not null default '';
  create table staff_pin(
    centre key not null, staff key not null, hash text not null, salt text not null, set_at bigint not null,
    primary key(centre, staff));
  `,
  `
  create table report_upto(centre key primary key, seq bigint not null, hash text not null, made integer not null);
  create table report_event(centre key not null, topic key not null, seq bigint not null, primary key(centre, topic, seq));
  create table report_day(centre key not null, day key not null, due integer not null, primary key(centre, day));
  create table report_appointment(
    centre key not null, day key not null, appointment key not null, visit key, service text not null, desk text, hour integer not null,
    booked_at bigint not null, arrived_at bigint, called_at bigint, late_minutes integer, promise text not null, why text not null,
    over_grace integer not null, has_left integer not null, told_error integer, cause text, confirmed integer not null,
    primary key(centre, day, appointment));
  create table report_visit(
    centre key not null, day key not null, visit key not null, kind text not null, service text, desk text, hour integer not null,
    arrived_at bigint not null, greeted_after integer, greeted_in_time integer, waited_minutes integer, outcome text not null,
    referrals integer not null, left_before_called integer not null, entered_later integer not null,
    primary key(centre, day, visit));
  `,
  `
  alter table report_appointment add column ticket text;
  alter table report_appointment add column told_at bigint;
  alter table report_visit add column ticket text;
  `,
]

export const POSTGRES_VERSION = POSTGRES_STEPS.length
