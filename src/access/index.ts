export { actorRef, rolesOf, ROLES, type Actor, type Grant, type Role } from './actor.js';
export { Allow, Me, type RoutePermission } from './allow.js';
export { admittedRoles, definePolicy, policies, type Policy } from './policy.js';
export { AccessModule } from './access.module.js';
