package billing.tariffs.board;

/** How a notice looks: on paper of A4, on a screen, and on a phone. */
enum Style {
  /** A page of HTML. */
  PAGE(
      """
      @page { size: A4 portrait; margin: 11mm 13mm; }
      * { box-sizing: border-box; }
      body { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: #14213d;
        background: #fff; font: 1rem/1.55 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei",
        "Helvetica Neue", Arial, sans-serif; }
      header { text-align: center; border-bottom: .25rem solid #0b5394; padding-bottom: .75rem; }
      .kind { margin: 0; color: #0b5394; font-weight: 700; letter-spacing: .12em; }
      h1 { margin: .25rem 0 0; font-size: 1.9rem; line-height: 1.3; }
      h2 { margin: 2rem 0 .5rem; padding-left: .6rem; border-left: .35rem solid #0b5394;
        font-size: 1.25rem; line-height: 1.3; }
      h3 { margin: 1.1rem 0 .4rem; font-size: 1.05rem; }
      h2, h3 { break-after: avoid; }
      p { margin: .4rem 0; }
      dl div { display: contents; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem;
        margin: .6rem 0 0; }
      dt { color: #51607a; }
      dd { margin: 0; overflow-wrap: anywhere; }
      table { width: 100%; border-collapse: collapse; }
      th, td { border: 1px solid #b8c4d6; padding: .35rem .55rem; text-align: left;
        vertical-align: top; font-weight: 400; }
      thead th { background: #0b5394; color: #fff; font-weight: 700; }
      thead { display: table-header-group; }
      tbody { break-inside: avoid; }
      td p { margin: 0; }
      .prices thead th:first-child { width: 32%; }
      .days th { background: #f5f8fc; font-weight: 700; }
      .vehicle th { background: #e8eff8; }
      .limits, .note, .hours { color: #3d4b63; font-size: .875em; }
      .hours { white-space: nowrap; }
      .price { font-weight: 700; }
      .sum { text-align: right; }
      td.sum { font-weight: 700; font-variant-numeric: tabular-nums; }
      .examples thead th { vertical-align: bottom; }
      .reasons td { padding: .2rem .55rem .35rem; border-top-style: dotted; color: #3d4b63;
        font-size: .8125rem; }
      ul { margin: 0; padding-left: 1.2rem; }
      .reasons ul { padding: 0; list-style: none; }
      .reasons li { display: grid; grid-template-columns: 6.9em 1fr; }
      .amount { font-weight: 700; }
      .sources ul { font-size: .875rem; color: #3d4b63; overflow-wrap: anywhere; }
      @media (max-width: 36rem) {
        body { padding: 1rem .6rem 2rem; font-size: .9375rem; }
        h1 { font-size: 1.45rem; }
        th, td { padding: .3rem .4rem; }
        .prices .hours, .named .hours { display: block; white-space: normal; }
      }
      @media print {
        body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4;
          print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        h1 { font-size: 20pt; }
        h2 { margin-top: 11pt; }
        th, td { padding: 2pt 4.5pt; }
        .reasons td { padding: 1pt 4.5pt 2pt; }
        .reasons td, .sources ul { font-size: 8pt; }
        .rules { break-inside: avoid; }
        section > p { break-after: avoid; }
      }
      """),

  /** A PDF: on A4, in CSS 2.1 and what the library adds to it for paper. */
  PAPER(
      """
      @page { size: A4 portrait; margin: 14mm 13mm 16mm;
        @bottom-center { content: counter(page) " / " counter(pages);
          font-family: "Board Sans SC"; font-size: 8pt; color: #51607a; } }
      * { box-sizing: border-box; }
      body { margin: 0; color: #14213d; font-family: "Board Sans SC"; font-size: 9.5pt;
        line-height: 1.4; word-wrap: break-word; }
      header { display: block; text-align: center; border-bottom: 3pt solid #0b5394;
        padding-bottom: 8pt; }
      section { display: block; }
      .kind { margin: 0; color: #0b5394; font-weight: 700; letter-spacing: 1.2pt; }
      h1 { margin: 3pt 0 0; font-size: 20pt; line-height: 1.3; font-weight: 700; }
      h2 { margin: 13pt 0 5pt; padding-left: 6pt; border-left: 4pt solid #0b5394;
        font-size: 13pt; line-height: 1.3; font-weight: 700; }
      h3 { margin: 9pt 0 4pt; font-size: 10.5pt; font-weight: 700; }
      h2, h3, section > p { page-break-after: avoid; }
      p { margin: 4pt 0; }
      dl { margin: 6pt 0 0; }
      dl div { display: table; width: 100%; }
      dt { display: table-cell; width: 11em; padding-right: 8pt; color: #51607a; }
      dd { display: table-cell; margin: 0; }
      table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate;
        -fs-page-break-min-height: 90pt; }
      table * { -fs-page-break-min-height: 0; }
      th, td { border: 0.75pt solid #b8c4d6; padding: 2pt 4.5pt; text-align: left;
        vertical-align: top; font-weight: 400; }
      thead { display: table-header-group; }
      thead th { background-color: #0b5394; color: #fff; font-weight: 700; }
      tr { page-break-inside: avoid; }
      td p { margin: 0; }
      h2, h3, p, li, dl div, tbody, .rules, .sources { page-break-inside: avoid; }
      thead + tbody { page-break-inside: auto; }
      .days th { background-color: #f5f8fc; font-weight: 700; }
      .vehicle th { background-color: #e8eff8; }
      strong, .price, .amount, td.sum { font-weight: 700; }
      .limits, .note, .hours { color: #3d4b63; font-size: 8.3pt; }
      .hours { white-space: nowrap; }
      .sum { text-align: right; }
      td.sum { white-space: nowrap; }
      .prices thead th:first-child { width: 34%; }
      .named thead th:first-child { width: 62%; }
      .reasons td { padding: 1pt 4.5pt 2pt; border-top-style: dotted; color: #3d4b63;
        font-size: 8pt; }
      ul { margin: 0; padding-left: 14pt; }
      .reasons ul { padding: 0; list-style-type: none; }
      .reasons li { padding-left: 6.9em; }
      .reasons .amount { float: left; width: 6.9em; margin-left: -6.9em; }
      .sources ul { font-size: 8pt; color: #3d4b63; }
      """);

  private final String css;

  Style(String css) {
    this.css = css;
  }

  /** The style sheet. */
  String css() {
    return css;
  }
}
