export { ForumsModule } from './forums.module.js';
