import { language, LANGUAGES, texts, type Language } from '../texts/texts.js';
import { theme, THEMES, type Theme } from './theme.js';

/** Language and appearance. */
export function Preferences() {
  const words = texts.value.shell;
  return (
    <>
      <select
        aria-label={words.language}
        value={language.value}
        onChange={({ currentTarget }) => {
          language.value = currentTarget.value as Language;
        }}
      >
        {Object.entries(LANGUAGES).map(([code, { language: name }]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={words.theme}
        value={theme.value}
        onChange={({ currentTarget }) => {
          theme.value = currentTarget.value as Theme;
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {words[name]}
          </option>
        ))}
      </select>
    </>
  );
}
