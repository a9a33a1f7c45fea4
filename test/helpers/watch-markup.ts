import { expect } from '@open-wc/testing';

/** What to call, in a text that pretends to be markup, to be noticed. */
export const alarm = 'hacked';

/** Texts that would be elements, scripts or addresses of scripts, were they anything but text. */
export const markup = [
  `<img src=x onerror=${alarm}()>`,
  `"><script>${alarm}()</script><svg onload=${alarm}()>`,
  `'--></style></title></textarea><iframe srcdoc="<script>parent.${alarm}()</script>">`,
  `javascript:${alarm}()`,
  `\${${alarm}()}{{${alarm}()}}<!--?lit$1$--><?lit$2$>`,
] as const;

/** What the elements never make, and no text may make in them. */
const foreign =
  'img, script, iframe, object, embed, a, base, form, style, link, meta, svg[onload], [onerror], [onload], [onclick], [srcdoc]';

/** Hears of scripts that run from now on; ask it in the end. */
export function watchMarkup(...elements: readonly HTMLElement[]): {
  assertText(): Promise<void>;
  end(): void;
} {
  const heard: string[] = [];
  Object.assign(window, { [alarm]: () => heard.push('a script ran') });
  const count = document.scripts.length;

  return {
    async assertText() {
      // What a picture or a script would do comes after its element.
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise(requestAnimationFrame);
      for (const element of elements) {
        const found = Array.from(element.shadowRoot?.querySelectorAll(foreign) ?? [], (one) => one.outerHTML);
        expect(found, 'elements made of text').to.deep.equal([]);
        expect(element.querySelectorAll('*').length, 'children').to.equal(0);
      }
      expect(document.scripts.length).to.equal(count);
      expect(heard).to.deep.equal([]);
    },
    end: () => void Reflect.deleteProperty(window, alarm),
  };
}
