import trade from '../../trade/texts/en.json';
import own from '../texts/en.json';
import type { Dictionary } from '../../texts/texts.js';
import type { PublicKey } from './keys.js';

export default { ...trade, ...own } satisfies Record<PublicKey, Dictionary[string]>;
