namespace BtcAi.Experiments.Html;

/// <summary>
/// How the page looks. Hues are Okabe and Ito's, which colour-blind people tell apart, darkened on paper and lightened on
/// dark to a contrast of 3 for lines and 4.5 for text. No character in it needs escaping: HTML would not undo it.
/// </summary>
internal static class Stylesheet
{
    public const string Text = """

        :root{color-scheme:light dark;--paper:#fff;--raised:#f6f7f9;--ink:#16191d;--soft:#545b64;--line:#dde1e6;--strong:#7f8994;
        --c0:#0067a5;--c1:#6b7078;--c2:#b04a00;--c3:#00795a;--c4:#a9497f;--c5:#96690a;--c6:#2f83ad;--c7:#3d3d3d;
        --band:#0072b226;--in:#1f6c9c;--out:#858f99;--bad:#b04a00;--warn:#8a5f00;--good:#00704f;--link:#005c94;--edge:#16191d2e;
        --up1:#e3f0f8;--up2:#bcdcf0;--up3:#8fc5e6;--down1:#fbeadf;--down2:#f6cdb0;--down3:#eeae80}
        @media (prefers-color-scheme:dark){:root{--paper:#14171b;--raised:#1b1f24;--ink:#e6e9ed;--soft:#a3abb5;--line:#2c323a;--strong:#6f7883;
        --c0:#5bb8ee;--c1:#a3a9b1;--c2:#e8803a;--c3:#2cb78f;--c4:#d98bb4;--c5:#d9a432;--c6:#7fa8c9;--c7:#d8d8d8;
        --band:#56b4e92b;--in:#6fb4e0;--out:#626c78;--bad:#f0904f;--warn:#e5b03c;--good:#3ecb9f;--link:#74c0f0;--edge:#000000a0;
        --up1:#16303f;--up2:#17465f;--up3:#175f84;--down1:#3d2719;--down2:#5c3418;--down3:#7e4315}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:1280px;padding:0 28px 64px;display:grid;grid-template-columns:190px minmax(0,1fr);column-gap:40px;
        background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
        font-variant-numeric:tabular-nums lining-nums}
        header{grid-column:1/-1;padding:36px 0 18px;border-bottom:1px solid var(--line);margin-bottom:28px}
        h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:0}
        h1{font-size:30px;letter-spacing:-.015em;font-weight:650;overflow-wrap:anywhere}
        h2{font-size:23px;letter-spacing:-.01em;font-weight:650;margin:0 0 6px}
        h3{font-size:16.5px;font-weight:650;margin:34px 0 10px;padding-top:10px;border-top:1px solid var(--line)}
        h4{font-size:14px;font-weight:650}
        p{margin:8px 0 12px;max-width:78ch;text-wrap:pretty;overflow-wrap:anywhere}
        section p{color:var(--soft);font-size:13.5px}
        a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}
        a:focus-visible,.box:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:6px}
        .eyebrow{margin:0 0 4px;font-size:12px;letter-spacing:.08em;text-transform:uppercase;color:var(--soft)}
        nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;font-size:13px;padding:6px 0 20px}
        nav h2{font-size:12px;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);font-weight:600}
        nav ul{list-style:none;margin:0;padding:0}nav ul ul{padding-left:12px;border-left:1px solid var(--line);margin:2px 0 8px}
        nav a{display:block;padding:3px 0;text-decoration:none;color:var(--ink)}nav ul ul a{color:var(--soft);padding:2px 0}nav a:hover{text-decoration:underline}
        main{min-width:0}
        .chapter,#method,#limits,#settings,#candles{margin-top:56px;padding-top:20px;border-top:3px solid var(--ink)}
        #limits,#settings,#candles{border-top-width:1px;margin-top:36px}
        section p.conditions{margin:0 0 14px}
        dl{margin:10px 0 0;font-size:13.5px}
        dl div{display:grid;grid-template-columns:minmax(0,21em) minmax(0,1fr);gap:2px 20px;padding:5px 0;border-bottom:1px solid var(--line)}
        dt{color:var(--soft)}dd{margin:0;max-width:82ch;overflow-wrap:anywhere}
        dl.two{columns:2;column-gap:32px}dl.two div{grid-template-columns:minmax(0,1fr) auto;break-inside:avoid}dl.two dd{text-align:right}time{white-space:nowrap}
        header dl{display:flex;flex-wrap:wrap;gap:4px 28px}header dl div{display:block;border:0;padding:0}
        header dt,header dd{display:inline}header dt:after{content:" "}
        section ul{padding-left:20px;max-width:80ch}section li{margin:4px 0}
        section p.opened{color:var(--warn);font-weight:650}
        .verdict{border:1px solid var(--line);border-left:6px solid var(--bad);background:var(--raised);padding:16px 20px 12px;border-radius:3px}
        .verdict.hint{border-left-color:var(--warn)}.verdict.evidence{border-left-color:var(--good)}
        .verdict p,.verdict ul{color:var(--ink)}.verdict .light{margin:0 0 6px;font-size:19px;font-weight:650}
        .verdict .lead{font-size:16.5px;margin:0 0 8px}.verdict ul{font-size:14px;margin:8px 0 4px}
        .lamp{display:inline-flex;vertical-align:middle;align-items:center;gap:.45em;white-space:nowrap;color:var(--bad);font-weight:650}
        .lamp.hint{color:var(--warn)}.lamp.evidence{color:var(--good)}.lamp svg{width:1.15em;height:1.15em;flex:none}
        .shape{fill:currentColor}.sign{fill:none;stroke:var(--paper);stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}
        .box{overflow-x:auto;margin:14px 0 6px;max-width:100%;background:linear-gradient(to right,var(--paper) 30%,transparent) 0 0/32px 100% no-repeat local,
        linear-gradient(to left,var(--paper) 30%,transparent) 100% 0/32px 100% no-repeat local,linear-gradient(to right,var(--edge),transparent) 0 0/12px 100% no-repeat scroll,
        linear-gradient(to left,var(--edge),transparent) 100% 0/12px 100% no-repeat scroll}
        table{border-collapse:collapse;font-size:13px;min-width:100%}
        caption{text-align:left;font-size:12.5px;color:var(--soft);padding:0 0 6px;caption-side:top}
        caption div{position:sticky;left:0;width:fit-content;max-width:min(100%,calc(100vw - 40px))}caption b{color:var(--ink);font-size:14px;display:block;font-weight:650}
        th,td{padding:5px 9px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line);font-weight:400}
        th:first-child,td:first-child{padding-left:0}
        th.text,td.text{text-align:left}thead th{font-size:12px;color:var(--soft);vertical-align:bottom;border-bottom:1px solid var(--strong)}
        tr.own th,tr.own td{font-weight:650;background:var(--raised)}tr.own th:first-child{box-shadow:inset 3px 0 var(--c0);padding-left:9px}
        td.prose{white-space:normal;min-width:24em}code{font:12.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        .months td{text-align:right;border:1px solid var(--paper);min-width:46px}.months td.none{background:none}
        .h0{background:var(--raised)}.up1{background:var(--up1)}.up2{background:var(--up2)}.up3{background:var(--up3)}
        .down1{background:var(--down1)}.down2{background:var(--down2)}.down3{background:var(--down3)}
        td small{display:block;font-size:11.5px;color:var(--soft);font-weight:400;line-height:1.35}.stacked td,.stacked th{vertical-align:top}
        details{margin:10px 0}summary{cursor:pointer;color:var(--link);font-size:13.5px;padding:4px 0}summary:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
        .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 24px;align-items:start}
        figure{margin:20px 0 8px;min-width:0}.pair figure{margin-top:14px}
        figcaption{font-size:12.5px;color:var(--soft);margin-top:4px;max-width:130ch}
        .legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;margin:5px 0 6px;padding:0;font-size:12.5px;color:var(--soft);max-width:none}
        .legend li{display:inline-flex;align-items:center;gap:6px;margin:0}.legend svg{flex:none;overflow:visible}
        svg.wide,svg.narrow{margin-top:4px;display:block;width:100%;height:auto}svg.narrow{display:none}
        svg text{font-size:11.5px;fill:var(--soft)}svg text.strong{fill:var(--ink);font-weight:650}
        .grid{stroke:var(--line);stroke-width:1}.one,.base{stroke:var(--strong);stroke-width:1}.zero{stroke:var(--ink);stroke-width:1;stroke-dasharray:2 2}
        .s{fill:none;stroke-width:1.3;stroke-linejoin:round}.lead{fill:none;stroke-width:1;stroke-dasharray:none}
        .s0{stroke:var(--c0)}.s1{stroke:var(--c1)}.s2{stroke:var(--c2)}.s3{stroke:var(--c3)}.s4{stroke:var(--c4)}.s5{stroke:var(--c5)}.s6{stroke:var(--c6)}.s7{stroke:var(--c7)}
        .s.s0{stroke-width:2.8}.s.s0.thin{stroke-width:1.6}.s.s1{stroke-dasharray:1.5 3}.s.s2{stroke-width:1.8;stroke-dasharray:7 2.5}.s.s3{stroke-dasharray:4 3}
        .s.s4{stroke-dasharray:9 3 2 3}.s.s5{stroke-dasharray:2 2}.s.s6{stroke-dasharray:12 4}.s.s7{stroke-dasharray:5 2 1 2 1 2}
        .price{stroke:var(--soft);stroke-width:1.2}.band{fill:var(--band)}.fall{fill:var(--band);stroke:none}.held,.count{fill:var(--in)}
        .entry{fill:var(--c3);stroke:var(--paper);stroke-width:.8}.exit{stroke-width:1.5}.exit.won{fill:var(--c0);stroke:var(--paper);stroke-width:.8}.exit.lost{fill:var(--paper);stroke:var(--c2)}
        .in{fill:var(--in)}.out{fill:var(--out)}.estimate{stroke:var(--ink);stroke-width:1.6}.sketch{display:block;width:200px;height:40px}
        .ends{display:flex;justify-content:space-between;width:200px;font-size:11px;color:var(--soft);line-height:1.1}td.sketched{padding:3px 0 4px 24px;width:224px;text-align:left}
        .whisker{stroke:var(--strong);stroke-width:1.4}.mark0{fill:var(--c0);stroke:var(--c0);stroke-width:1.6}.mark0.open{fill:var(--paper)}.mark2{fill:var(--paper);stroke:var(--c2);stroke-width:1.8}
        .quartiles{fill:var(--band);stroke:var(--in)}.median{stroke:var(--ink);stroke-width:2}
        @media (max-width:1000px){body{display:block;padding:0 20px 48px}nav{position:static;max-height:none;margin-bottom:28px}nav ul ul{display:none}
        nav ul{display:flex;flex-wrap:wrap;gap:4px 16px}.pair{grid-template-columns:minmax(0,1fr)}}
        @media (max-width:640px){body{padding:0 16px 40px;font-size:15px;overflow-x:clip}header{padding-top:20px}h1{font-size:24px}svg.wide{display:none}svg.narrow{display:block}
        dl div{grid-template-columns:minmax(0,1fr)}dl.two{columns:1}.verdict{padding:12px 14px}th,td{padding:5px 7px}nav a{padding:6px 0}}
        @media print{:root{--paper:#fff;--raised:#f6f7f9;--ink:#16191d;--soft:#454b53;--line:#d4d9de;--strong:#7f8994;--c0:#0067a5;--c1:#6b7078;--c2:#b04a00;--c3:#00795a;--c4:#a9497f;--c5:#96690a;
        --c6:#2f83ad;--c7:#3d3d3d;--band:#0072b226;--in:#1f6c9c;--out:#858f99;--bad:#b04a00;--warn:#8a5f00;--good:#00704f;--link:#16191d;
        --up1:#e3f0f8;--up2:#bcdcf0;--up3:#8fc5e6;--down1:#fbeadf;--down2:#f6cdb0;--down3:#eeae80;color-scheme:light}
        @page{margin:14mm}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{display:block;max-width:none;padding:0;font-size:10.5pt}nav,.skip{display:none}.box{overflow:visible;background:none}table{font-size:8pt}th,td{padding:2.5pt 4pt}
        svg.wide{display:block}svg.narrow{display:none}.chapter{break-before:page;margin-top:0}figure,.verdict,tr,dl div{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}a{text-decoration:none}}

        """;
}
