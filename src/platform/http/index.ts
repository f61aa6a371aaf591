export { ReaderLocale, requestLocale } from './locale.js';
export { pageOf, readCursor, writeCursor, type Page } from './page.js';
export { PageQuery } from './page.queries.js';
export { ProblemFilter } from './problem.filter.js';
export { FieldProblem, Problem } from './problem.responses.js';
export { PUBLIC_ROUTE, PublicRoute } from './public-route.js';
export { Refusal, refusals, type RefusalDetails, type RefusalText } from './refusal.js';
export { InvalidInput, validationPipe } from './validation.js';
export { IsLocalDateTime, IsZone } from './validators.js';
