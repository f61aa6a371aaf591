/** A text per language, as the API describes it. Use it as the type of request and response fields that hold a `LocalisedText`. */
export class LocalisedTextResponse {
  en?: string;
  ru?: string;
  fa?: string;
}
