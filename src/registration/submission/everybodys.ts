/** SQLSTATE classes of errors that are no request's fault: connection, resources, intervention of an operator, system (PostgreSQL, Appendix A). */
const CLASSES = /^(?:08|53|57|58)/;
/** Codes of the operating system, such as ECONNREFUSED. */
const SYSTEM_CODES = /^E[A-Z]+$/;

/** True for an error that everybody in a batch would meet: the database cannot be reached, is full, or is being shut down. */
export function isEverybodys(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && (CLASSES.test(code) || SYSTEM_CODES.test(code));
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : null;
}
