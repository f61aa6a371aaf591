import trade from '../../trade/texts/ru.json';
import own from '../texts/ru.json';
import type { Dictionary } from '../../texts/texts.js';
import type { PublicKey } from './keys.js';

export default { ...trade, ...own } satisfies Record<PublicKey, Dictionary[string]>;
