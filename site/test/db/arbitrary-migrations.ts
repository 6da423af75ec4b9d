import fc from 'fast-check';
import type { Migration } from '../../db/migrate/migration.ts';

/** A table as the statements so far have made it. Every one has an `id` before its columns. */
interface Table {
  readonly columns: readonly string[];
  readonly indexes: readonly string[];
}
type Model = ReadonlyMap<string, Table>;

/** What to do, and numbers that choose where. */
interface Choice {
  kind: 'create table' | 'add column' | 'add index' | 'drop column' | 'drop table';
  table: number;
  column: number;
}

interface Step {
  phase: Migration['phase'];
  up: string[];
  down: string[];
  model: Model;
}

/** Sequences of migrations that can run one after the other, from an empty database. */
export const arbitraryMigrations: fc.Arbitrary<Migration[]> = fc
  .array(
    fc.record<Choice>({
      kind: fc.constantFrom('create table', 'add column', 'add index', 'drop column', 'drop table'),
      table: fc.nat(9),
      column: fc.nat(9),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((choices) => buildMigrations([{ kind: 'create table', table: 0, column: 0 }, ...choices]));

function buildMigrations(choices: readonly Choice[]): Migration[] {
  const migrations: Migration[] = [];
  let model: Model = new Map();
  for (const choice of choices) {
    const number = String(migrations.length + 1).padStart(4, '0');
    const step = buildStep(model, choice, number);
    if (!step) continue;
    const { phase, up, down } = step;
    const name = `${number}-${choice.kind.replace(' ', '-')}`;
    migrations.push(
      phase === 'expand' ? { name, phase, up, down } : { name, phase, oldestRelease: '1.0.0', up, down },
    );
    model = step.model;
  }
  return migrations;
}

function buildStep(model: Model, choice: Choice, number: string): Step | undefined {
  if (choice.kind === 'create table') {
    const [name, table] = [`t${number}`, { columns: [`a${number}`, `b${number}`], indexes: [] }];
    return {
      phase: 'expand',
      up: create(name, table),
      down: [`drop table ${name}`],
      model: new Map([...model, [name, table]]),
    };
  }
  const [name, table] = [...model][choice.table % model.size] ?? [];
  if (name === undefined || table === undefined) return undefined;
  const { columns, indexes } = table;
  const column = columns[choice.column % columns.length] ?? '';
  const become = (changed: Table): Model => new Map([...model, [name, changed]]);
  switch (choice.kind) {
    case 'add column': {
      const added = `c${number}`;
      return {
        phase: 'expand',
        up: [`alter table ${name} add column ${added} text`],
        down: [`alter table ${name} drop column ${added}`],
        model: become({ ...table, columns: [...columns, added] }),
      };
    }
    case 'add index': {
      const index = `create index i${number} on ${name} (id)`;
      return {
        phase: 'expand',
        up: [index],
        down: [`drop index i${number}`],
        model: become({ ...table, indexes: [...indexes, index] }),
      };
    }
    case 'drop column': {
      if (columns.length === 1) return undefined;
      const kept = columns.filter((other) => other !== column);
      return {
        phase: 'contract',
        up: [`alter table ${name} drop column ${column}`],
        down: rebuild(name, table, kept),
        model: become({ ...table, columns: kept }),
      };
    }
    case 'drop table':
      return {
        phase: 'contract',
        up: [`drop table ${name}`],
        down: create(name, table),
        model: new Map([...model].filter(([other]) => other !== name)),
      };
  }
}

function create(name: string, { columns, indexes }: Table): string[] {
  const list = columns.map((column) => `${column} text`).join(', ');
  return [`create table ${name} (id integer primary key, ${list}) strict`, ...indexes];
}

/** A table with its columns in their order, and the rows in those that are still there. */
function rebuild(name: string, table: Table, kept: readonly string[]): string[] {
  const list = ['id', ...kept].join(', ');
  return [
    ...create(`${name}_before`, { ...table, indexes: [] }),
    `insert into ${name}_before (${list}) select ${list} from ${name}`,
    `drop table ${name}`,
    `alter table ${name}_before rename to ${name}`,
    ...table.indexes,
  ];
}
