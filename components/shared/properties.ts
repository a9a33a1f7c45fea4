import type { PropertyDeclaration } from 'lit';

/** How a property's attribute is read; `null` where there is no attribute. */
type Kind = typeof String | typeof Number | typeof Boolean | null;

/** The declarations for `static properties`: each attribute is named as its property is, in kebab-case. */
export function declare<Name extends string>(
  kinds: Readonly<Record<Name, Kind>>,
): Readonly<Record<Name, PropertyDeclaration>> {
  const entries = Object.entries<Kind>(kinds).map(([name, type]) => [
    name,
    { type, attribute: type ? kebab(name) : false },
  ]);
  return Object.fromEntries(entries) as Readonly<Record<Name, PropertyDeclaration>>;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
