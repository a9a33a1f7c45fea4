import type { ReactNode } from 'react';

export const metadata = { title: 'apivideo-kit in Next', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <style>{'apivideo-recorder, apivideo-uploader { margin-block: 16px }'}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
