import type { PropertyDeclaration } from 'lit';

/** How a property's attribute is read; `null` where there is no attribute. */
type Kind = typeof String | typeof Number | typeof Boolean | null;

/** The declarations for `static properties`: each attribute is named as its property is, in kebab-case. */
export function declare(
  kinds: Readonly<Record<string, Kind>>,
): Readonly<Record<string, PropertyDeclaration>> {
  const entries = Object.entries(kinds).map(([name, type]) => [
    name,
    { type, attribute: type ? kebab(name) : false },
  ]);
  return Object.fromEntries(entries) as Readonly<Record<string, PropertyDeclaration>>;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
