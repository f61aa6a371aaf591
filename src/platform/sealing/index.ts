export { Sealing, type SealedPlace } from './sealing.js';
export { SealingModule } from './sealing.module.js';
