import type { PropertyDeclaration } from 'lit';

/** How a property's attribute is read; `null` where there is no attribute. */
type Kind = typeof String | typeof Number | typeof Boolean | null;

/** The declarations for `static properties`: each attribute is named as its property is, in kebab-case. */
export function declare<Name extends string>(
  kinds: Readonly<Record<Name, Kind>>,
): Readonly<Record<Name, PropertyDeclaration>> {
  const entries = Object.entries<Kind>(kinds).map(([name, type]) => [
    name,
    { type, attribute: type ? kebab(name) : false, ...(type === Number && { converter: numberIn }) },
  ]);
  return Object.fromEntries(entries) as Readonly<Record<Name, PropertyDeclaration>>;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** As with native elements: what is no number, or one that nothing could have, counts as absent. */
function numberIn(text: string | null): number | undefined {
  const number = text?.trim() ? Number(text) : -1;
  return number >= 0 && number < Infinity ? number : undefined;
}
