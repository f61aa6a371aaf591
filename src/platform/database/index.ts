export { DatabaseModule } from './database.module.js';
export { connectionOptions, migrate } from './connection.js';
export { newId } from './id.js';
export type { JsonObject, JsonValue } from './json.js';
export { inOneGo } from './in-one-go.js';
export { Together } from './together.js';
export { Sql, brokenConstraint, rows, type Row, type Tx } from './sql.js';
