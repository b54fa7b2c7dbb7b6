//! The one layout, seen from outside.

use milepost_diagnostics::FileId;
use milepost_syntax::{format, parse};

fn formatted(text: &str) -> String {
    let once = format(&parse(FileId(0), text));
    assert_eq!(format(&parse(FileId(0), once.as_str())), once, "formatting twice changes nothing");
    once
}

#[test]
fn first_values_stand_in_a_column() {
    let text = r#"
priority ae "Accident and emergency" {
 owner perm_sec
 outcome   "Patients are seen."
 a_very_long_head_word 3
 chain { a>b }

 metric  m  "Title" {
  unit percent // of all
  // a remark
  baseline 78.4% at 2026-03

  target 92% by 2028-12
  trajectory {
    shape linear
    2026-h1 79%
    2026-q4 81%
    fy2027-28-p07   87%
    because """
        Two
          lines
      """
  }
 }
}
"#;
    insta::assert_snapshot!(formatted(text), @r#"
    priority ae "Accident and emergency" {
      owner    perm_sec
      outcome  "Patients are seen."
      a_very_long_head_word 3
      chain { a > b }

      metric m "Title" {
        unit percent  // of all
        // a remark
        baseline 78.4% at 2026-03

        target 92% by 2028-12
        trajectory {
          shape          linear
          2026-H1        79%
          2026-Q4        81%
          FY2027-28-P07  87%
          because """
              Two
                lines
            """
        }
      }
    }
    "#);
}

#[test]
fn blank_lines_are_few_and_regular() {
    let text = r#"
// The head.
import "a.plan"
import "b.plan"
a {

  b 1


  c 2

}
// About d.
d {
  e 1
}



f 1 // one
g 2; h 3


// The end.
"#;
    insta::assert_snapshot!(formatted(text), @r#"
    // The head.
    import "a.plan"
    import "b.plan"

    a {
      b 1

      c 2
    }

    // About d.
    d {
      e 1
    }

    f 1  // one
    g 2
    h 3

    // The end.
    "#);
}

#[test]
fn lines_join_where_they_fit() {
    let text = r"
a b,
  c,
      d
attends prime_minister, permanent_secretary_health, permanent_secretary_education, chief_nurse,
  chief_statistician
computed (x+1) // why
 / y * -z - 3
a // one
{ // two
  // three
  b 1
}
c
{
}
d { e 1
}
f { g 1; h 2 }
i { prime_minister > permanent_secretary_health > permanent_secretary_education > chief_nurse > ward }
j sum(k) (l)
";
    insta::assert_snapshot!(formatted(text), @r#"
    a b, c, d

    attends prime_minister, permanent_secretary_health, permanent_secretary_education, chief_nurse,
        chief_statistician

    computed (x + 1)  // why
        / y * -z - 3

    a {  // one
      // two
      // three
      b 1
    }

    c {}

    d {
      e 1
    }

    f { g 1; h 2 }

    i {
      prime_minister > permanent_secretary_health > permanent_secretary_education > chief_nurse > ward
    }

    j sum(k) (l)
    "#);
}

#[test]
fn a_text_with_faults_stays_as_it_is() {
    let text = "a   {\n b  1";
    assert_eq!(formatted(text), text);
    assert_eq!(formatted(" \n\n"), "");
    assert_eq!(formatted(" // x "), "// x\n");
}
