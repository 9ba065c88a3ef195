//! Linear mode on a terminal: nothing of the terminal is changed, and lines are typed.

use super::screen::Start;

#[test]
fn a_variable_makes_the_terminal_a_place_for_lines() {
    let mut screen = Start {
        env: &[("PARALLAX_LINEAR", "1")],
        ..Start::default()
    }
    .program();
    screen.wait_for("? lists what can be typed");
    screen.wait("the modes of a shell", |it| {
        !it.alternate_screen()
            && !it.hide_cursor()
            && it.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
    screen.send("3\r");
    screen.wait_for("Match 3 of 23. To check. Numbers disagree");
    screen.send("q\r");
    assert!(screen.exit().success());
}

#[test]
fn an_article_from_a_pipe_leaves_the_terminal_to_type_on() {
    let script =
        "cat assets/demo/merrow.txt | \"$PARALLAX\" --linear - assets/demo/velin-courier.md";
    let mut screen = Start {
        args: &[script],
        ..Start::default()
    }
    .shell();
    screen.wait_for("? lists what can be typed");
    screen.send("n\r");
    screen.wait_for("Match 1 of ");
    screen.send("q\r");
    assert!(screen.exit().success());
}

#[test]
fn the_variable_leaves_a_report_into_a_pipe_as_it_is() {
    let script = "PARALLAX_LINEAR=1 \"$PARALLAX\" --demo | head -1; PARALLAX_LINEAR=1 \"$PARALLAX\" --demo -f md | head -1";
    let mut screen = Start {
        args: &[script],
        ..Start::default()
    }
    .shell();
    screen.wait_for("A  Ardovia moves");
    screen.wait_for("# 3 reports side by side");
    assert!(screen.exit().success());
}
