import json

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.inside import inside, plain_code
from pledgectl.ground.transaction import recover, transaction


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "C:/x", "a\\x", "", "a//b", "."])
def test_a_path_that_leads_out_of_the_workspace_is_refused(tmp_path, path):
    with pytest.raises(PledgectlError, match="不在工作区"):
        inside(tmp_path, path)
    with pytest.raises(PledgectlError), transaction(tmp_path, "attack") as change:
        change.write(path, b"x")


def test_a_folder_that_is_a_link_elsewhere_is_refused(tmp_path):
    away, root = tmp_path / "away", tmp_path / "root"
    away.mkdir()
    (root / "catalogs").mkdir(parents=True)
    (root / "catalogs/draft").symlink_to(away)
    with pytest.raises(PledgectlError), transaction(root, "attack") as change:
        change.write("catalogs/draft/x.toml", b"x")
    assert list(away.iterdir()) == []


def test_own_files_are_never_written_through_a_link(tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"kept")
    root = tmp_path / "root"
    (root / ".pledgectl").mkdir(parents=True)
    (root / ".pledgectl/holder").symlink_to(victim)
    with transaction(root, "write") as change:
        change.write("a.toml", b"x")
    assert victim.read_bytes() == b"kept" and (root / "a.toml").read_bytes() == b"x"


@pytest.mark.parametrize(
    "plan",
    [
        [],
        {"n": 7},
        {"n": 7, "command": "x", "files": [{"path": "../evil", "before": "", "after": "x"}]},
        {"n": 7777, "command": "x", "files": []},
        {"n": 7, "command": "x", "files": [{"path": "a", "after": None}]},
    ],
)
def test_a_planted_change_is_refused_by_name_and_touches_nothing(tmp_path, plan):
    root = tmp_path / "root"
    planted = root / ".pledgectl/tx/7"
    planted.mkdir(parents=True)
    (planted / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    (planted / "0").write_bytes(b"evil")
    with pytest.raises(PledgectlError) as stopped:
        recover(root)
    assert stopped.value.code == 3 and not (tmp_path / "evil").exists()


@pytest.mark.parametrize(("code", "plain"), [("mzj-017", True), ("CON", False), ("../x", False), ("", False), ("a" * 41, False), ("民政", False)])
def test_only_a_plain_code_may_name_a_file(code, plain):
    assert plain_code(code) is plain


def test_a_profile_from_outside_cannot_name_a_file_elsewhere(cli, tmp_path):
    (tmp_path / "evil.toml").write_text('code = "../../escaped"\nname = "某县"\nextends = "common"\n', encoding="utf-8")
    assert cli("init", "w", "--profile", "evil.toml").code == 3
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize("folder", ["../out", "/tmp/out", "catalogs/draft", ".pledgectl", "CON", "输出/aux.d"])
def test_generated_files_stay_in_a_folder_of_their_own(cli, workspace, folder):
    settings = workspace / "pledgectl.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('output = "输出"', f'output = "{folder}"'), encoding="utf-8")
    assert cli("catalog", "check").code == 3


def test_a_file_name_cannot_steer_the_terminal(cli, tmp_path):
    (tmp_path / "a\x1b[31m\n伪造.xlsx").write_bytes(b"no zip")
    result = cli("catalog", "check", "a\x1b[31m\n伪造.xlsx")
    assert result.code == 3 and "\x1b" not in result.err and len(result.err.splitlines()) == 3
