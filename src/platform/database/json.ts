/** What can be written as JSON and read back the same. */
export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];

/** An object that can be written as JSON and read back the same. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
