import type { Text } from '../math/text';

/** An error that can be shown to the person as it is. */
export class Problem extends Error {
  readonly text: Text;
  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
