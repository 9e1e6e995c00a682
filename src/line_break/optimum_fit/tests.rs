use super::super::paragraph::Glue;
use super::super::parameters::AWFUL;
use super::*;

/// A paragraph of words of the given widths, spaces 10 + 5 − 3.
fn words(widths: &[i64]) -> Paragraph {
    let mut paragraph = Paragraph::default();
    for (index, width) in widths.iter().enumerate() {
        if index > 0 {
            let mark = u32::try_from(index).expect("few words");
            paragraph.space(
                Glue { width: 10, stretch: 5, shrink: 3 },
                Some(Break { mark, ..Break::default() }),
            );
        }
        paragraph.text(*width, *width);
    }
    paragraph.finish(u32::try_from(widths.len()).expect("few words"))
}

fn marks(lines: &[Line]) -> Vec<u32> {
    lines.iter().map(|line| line.end.mark).collect()
}

#[test]
fn a_short_paragraph_is_one_unstretched_line() {
    let lines =
        optimum_fit(&words(&[40, 40]), Widths::constant(200), &Parameters::default());
    assert_eq!(marks(&lines), [2]);
    assert_eq!((lines[0].ratio, lines[0].adjustment, lines[0].natural), (0, 0, 90));
}

#[test]
fn a_word_wider_than_the_measure_is_overfull_and_says_by_how_much() {
    let lines =
        optimum_fit(&words(&[40, 300, 40]), Widths::constant(100), &Parameters::default());
    assert_eq!(lines.iter().map(|line| line.overfull).max(), Some(200));
    assert_eq!(lines.last().map(|line| line.end.mark), Some(3));
}

#[test]
fn words_before_one_that_is_too_wide_are_set_as_well_as_they_can_be() {
    // `12 50`, `48` lack less than `12`, `50 48`, whose second line is the better one.
    let parameters = Parameters {
        setting: Setting::Ragged { stretch: 20 },
        passes: [Pass { tolerance: i64::MAX, emergency_stretch: 0 }; 2],
        ..Parameters::default()
    };
    let lines =
        optimum_fit(&words(&[12, 50, 48, 300, 40]), Widths::constant(120), &parameters);
    assert_eq!(marks(&lines), [2, 3, 4, 5]);
}

#[test]
fn where_every_way_is_loose_the_least_loose_one_is_taken() {
    // `10 60 80` lacks five times its stretch, `10 60` twenty-eight times.
    let lines = optimum_fit(
        &words(&[10, 60, 80, 110]),
        Widths::constant(220),
        &Parameters::default(),
    );
    assert_eq!(marks(&lines), [3, 4]);
    assert!(lines.iter().all(|line| line.overfull == 0));
}

#[test]
fn no_line_is_overfull_when_another_way_exists() {
    let widths: Vec<i64> = (0..60).map(|n| 20 + (n * 37) % 41).collect();
    let lines = optimum_fit(&words(&widths), Widths::constant(300), &Parameters::default());
    assert!(lines.iter().all(|line| line.overfull == 0));
    assert!(lines.iter().all(|line| line.ratio >= -1000));
}

#[test]
fn expansion_goes_before_the_glue_and_keeps_its_limit() {
    let parameters = Parameters { expansion: 20, ..Parameters::default() };
    let plain = Parameters::default();
    let widths: Vec<i64> = (0..40).map(|n| 2000 + (n * 370) % 4100).collect();
    let mut paragraph = Paragraph::default();
    for (index, width) in widths.iter().enumerate() {
        if index > 0 {
            paragraph.space(
                Glue { width: 1000, stretch: 500, shrink: 333 },
                Some(Break { mark: 1, ..Break::default() }),
            );
        }
        paragraph.text(*width, *width);
    }
    let paragraph = paragraph.finish(2);
    let sum = |parameters: &Parameters| -> i64 {
        let lines = optimum_fit(&paragraph, Widths::constant(30_000), parameters);
        lines.iter().map(|line| line.ratio.abs()).sum::<i64>()
    };
    assert!(sum(&parameters) * 3 < sum(&plain) * 2);
    for line in optimum_fit(&paragraph, Widths::constant(30_000), &parameters) {
        assert!(line.expansion.abs() <= 20);
    }
}

#[test]
fn looseness_adds_a_line_where_the_tolerance_lets_it() {
    let widths: Vec<i64> = (0..120).map(|n| 20 + (n * 37) % 41).collect();
    let paragraph = words(&widths);
    let wide = Widths::constant(400);
    let passes = [Pass { tolerance: 5_000, emergency_stretch: 0 }; 2];
    let count = |looseness| {
        optimum_fit(
            &paragraph,
            wide,
            &Parameters { looseness, passes, ..Parameters::default() },
        )
        .len()
    };
    assert_eq!(count(1), count(0) + 1);
}

#[test]
fn a_paragraph_is_set_in_so_many_lines_only_where_the_first_pass_accepts_them() {
    let widths: Vec<i64> = (0..120).map(|n| 20 + (n * 37) % 41).collect();
    let paragraph = words(&widths);
    let wide = Widths::constant(400);
    let within = |tolerance| {
        let passes = [Pass { tolerance, emergency_stretch: 0 }; 2];
        Parameters { passes, ..Parameters::default() }
    };
    let least = optimum_fit(&paragraph, wide, &within(5_000));
    let count = least.len();
    let more = |tolerance| optimum_fit_in(&paragraph, wide, &within(tolerance), count + 1);
    assert_eq!(more(5_000).map(|lines| lines.len()), Some(count + 1));
    assert_eq!(more(1), None);
    let same = optimum_fit_in(&paragraph, wide, &within(5_000), count);
    assert_eq!(same, Some(least));
}

#[test]
fn a_forced_break_ends_a_line_that_is_not_stretched() {
    let mut paragraph = Paragraph::default();
    paragraph.text(30, 30);
    paragraph.place(Break { penalty: Break::FORCED, mark: 1, ..Break::default() });
    paragraph.text(30, 30);
    let lines =
        optimum_fit(&paragraph.finish(2), Widths::constant(100), &Parameters::default());
    assert_eq!(marks(&lines), [1, 2]);
    assert!(lines.iter().all(|line| line.adjustment == 0));
}

#[test]
fn optimum_is_never_worse_than_every_other_way() {
    // Two roads, one answer: all 2⁹ ways to break ten words, judged by the same rule.
    let widths = [50, 70, 30, 90, 40, 60, 80, 30, 50, 70];
    let paragraph = words(&widths);
    let parameters = Parameters {
        passes: [Pass { tolerance: AWFUL, emergency_stretch: 0 }; 2],
        ..Parameters::default()
    };
    let measure = Widths::constant(200);
    let best = cost(&optimum_fit(&paragraph, measure, &parameters), &parameters);
    let search = Search::new(
        &paragraph,
        measure,
        &parameters,
        parameters.passes[0],
        Overfull::Refused,
    );
    let mut least = i64::MAX;
    for ways in 0_u32..(1 << 9) {
        let mut search = Search { nodes: search.nodes.clone(), active: vec![0], ..search };
        let mut at = 0;
        let mut feasible = true;
        for index in 0..10 {
            if index < 9 && ways & (1 << index) == 0 {
                continue;
            }
            let line = search.line(at, &search.opportunities[index]);
            match search.judge(at, index, line) {
                Some(node) if line.overfull == 0 => {
                    search.nodes.push(node);
                    at = search.nodes.len() - 1;
                }
                _ => {
                    feasible = false;
                    break;
                }
            }
        }
        if feasible {
            least = least.min(search.nodes[at].demerits);
        }
    }
    assert_eq!(best, least);
}

/// The demerits of lines without hyphens.
fn cost(lines: &[Line], parameters: &Parameters) -> i64 {
    let mut class = Class::Decent;
    let mut sum = 0;
    for line in lines {
        let base = parameters.line_penalty + badness(line.ratio);
        sum += base * base;
        if !Class::of(line.ratio).is_next_to(class) {
            sum += parameters.adjacent;
        }
        class = Class::of(line.ratio);
    }
    sum
}
