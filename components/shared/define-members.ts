/** Gives a class members that are written apart from it, as they stand in an object: methods, getters and setters. */
export function defineMembers(prototype: object, members: object): void {
  Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(members));
}
