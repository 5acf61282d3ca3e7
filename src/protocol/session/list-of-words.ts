import { ValidateBy } from 'class-validator';

/** A property that holds a list of these words, each of them once at most. */
export function ListOfWords(words: readonly string[]): PropertyDecorator {
  const isList = (value: unknown) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= words.length &&
    value.every((one) => typeof one === 'string' && words.includes(one)) &&
    new Set(value).size === value.length;
  const defaultMessage = () => `$property must be a list of ${words.join(', ')}, each once at most`;
  return ValidateBy({ name: 'listOfWords', constraints: [words], validator: { validate: isList, defaultMessage } });
}
