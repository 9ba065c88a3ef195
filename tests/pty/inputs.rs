//! Articles from pipes and from the keyboard, while the keys come from the terminal.

use super::screen::Start;
use super::{quit, wait_compared, wait_walking};

/// Reads with a walk, then quits.
#[track_caller]
fn check_shell(script: &str) {
    let screen = Start {
        args: &[script],
        ..Start::default()
    }
    .shell();
    wait_compared(&screen);
    screen.send("n");
    wait_walking(&screen);
    quit(screen);
}

#[test]
fn an_article_from_a_pipe_leaves_the_keys_to_the_terminal() {
    check_shell("cat assets/demo/merrow.txt | \"$PARALLAX\" - assets/demo/velin-courier.md");
}

#[test]
fn the_second_article_may_come_from_a_pipe() {
    check_shell("cat assets/demo/velin-courier.md | \"$PARALLAX\" assets/demo/merrow.txt -");
}

#[test]
fn both_may_come_from_pipes_and_leave_the_keys_to_the_terminal() {
    check_shell(
        "cat assets/demo/merrow.txt | { cat assets/demo/velin-courier.md | \"$PARALLAX\" /dev/fd/3 /dev/fd/0; } 3<&0",
    );
}

#[test]
fn a_report_can_be_pasted_into_the_terminal() {
    let mut screen = Start {
        args: &["-", "assets/demo/merrow.txt"],
        ..Start::default()
    }
    .program();
    screen.wait_for("paste the report, then press Enter and Ctrl-D");
    let report = include_str!("../../assets/demo/velin-courier.md");
    // A terminal holds lines of 4096 bytes at most.
    for line in report.lines().take(12) {
        screen.send(&format!("{line}\r"));
    }
    screen.send("\x04");
    screen.wait_for(": d lists");
    screen.send("?");
    screen.wait_for("next match or stop");
    screen.send("qq");
    assert!(screen.exit().success());
    screen.wait_restored();
}
