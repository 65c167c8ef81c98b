package dev.trefoil.cli;

/// How pages look, on a screen and on A4 paper.
final class PageStyle {
    /// Texts are isolated and overridden from left to right, so that what they say stands in the order of its letters.
    static final String CSS = """
            <style>
            @page { size: A4; margin: 12mm 16mm; }
            * { box-sizing: border-box; overflow-wrap: anywhere; }
            body { font: 9pt/1.3 "DejaVu Sans", "Liberation Sans", Arial, sans-serif; color: #1b1f24;
              max-width: 180mm; margin: 8mm auto; }
            h1 { font-size: 16pt; line-height: 1.2; margin: 0 0 2mm; }
            h2 { font-size: 10.5pt; margin: 3mm 0 1mm; border-bottom: 0.3mm solid #8a929b; padding-bottom: 0.5mm; }
            h3 { font-size: 9pt; margin: 2mm 0 0.5mm; color: #4a525b; }
            h1, h2, td, th, li, div, p { unicode-bidi: isolate; direction: ltr; }
            td div, li div, li, td { unicode-bidi: isolate-override; }
            p { margin: 1mm 0; }
            .kind { text-transform: uppercase; letter-spacing: 0.1em; font-size: 8pt; color: #4a525b; }
            .said { color: #4a525b; }
            table { border-collapse: collapse; width: 100%; }
            .terms th { text-align: left; vertical-align: top; font-weight: normal; color: #4a525b; width: 36mm;
              padding: 0.4mm 2mm 0.4mm 0; }
            .terms td { vertical-align: top; padding: 0.4mm 0; }
            .people th { width: 80mm; }
            .handle { font: 7.5pt/1.3 "DejaVu Sans Mono", monospace; }
            .digest { font: 8.5pt/1.3 "DejaVu Sans Mono", monospace; font-weight: bold; }
            .verdict { border: 0.4mm solid; padding: 1.2mm 2mm; margin: 2mm 0; }
            .near { border-color: #a3341f; background: #fbeeea; }
            .far { border-color: #3a6b3f; background: #eef5ee; }
            ul { margin: 0.5mm 0; padding-left: 5mm; }
            .plan { list-style: none; padding-left: 2mm; }
            .cautions { list-style: none; padding: 0 0 0 2mm; border-left: 1mm solid #a3341f; margin: 1mm 0; }
            .detail, .end { font-size: 8.2pt; color: #4a525b; }
            .example { width: auto; font-size: 8.2pt; }
            .example td, .example th { border: 0.2mm solid #8a929b; padding: 0.3mm 1.5mm; text-align: left; }
            .null { color: #8a929b; font-style: italic; }
            .foot { font-size: 8pt; color: #4a525b; border-top: 0.3mm solid #8a929b; margin-top: 3mm; padding-top: 1mm; }
            section { break-inside: avoid-page; }
            @media print { body { margin: 0; max-width: none; } * { print-color-adjust: exact; } }
            </style>""";

    private PageStyle() {}
}
