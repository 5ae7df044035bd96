"""Calls every endpoint that is served through Nexconn's own Python SDK, whose models are strict about types.

Told by variables where the service is. Prints `token TOKEN` and waits for a line once the user of that token is
connected, then `passed PATH` for each endpoint.
"""

import os
import re
import time

import ncsdk

configuration = ncsdk.Configuration()
configuration.set_nexconn_credentials(app_key=os.environ["APP_KEY"], app_secret=os.environ["APP_SECRET"])
configuration.set_primary_backup_domains(os.environ["NEXCONN_API"], os.environ["NEXCONN_API"])
users = ncsdk.UserManagementApi(ncsdk.ApiClient(configuration))

TEXT_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def passed(path):
    print("passed", path, flush=True)


def refused(call, status, code):
    try:
        call()
    except ncsdk.ApiException as error:
        assert error.status == status, error
        assert f'"code":{code}' in error.body.replace(" ", ""), error.body
    else:
        raise AssertionError("was not refused")


issued = users.issue_access_token(
    ncsdk.AccessTokenIssueRequest(user_id="sdk", name="SDK", avatar_url="http://example.com/a.png")
)
assert issued.code == 0 and issued.result.user_id == "sdk", issued
refused(
    lambda: users.issue_access_token(ncsdk.AccessTokenIssueRequest(user_id="a" * 65, name="n")), 400, 1005
)
passed("/v4/auth/access-token/issue")
print("token", issued.result.access_token, flush=True)
input()


def status():
    return users.get_user_connection_status(ncsdk.UserConnectionStatusRequest(user_id="sdk")).result.status


assert status() == "1"

assert users.update_user(ncsdk.UserUpdateRequest(user_id="sdk", name="Renamed")).code == 0
refused(lambda: users.update_user(ncsdk.UserUpdateRequest(user_id="nobody", name="n")), 400, 400)
passed("/v4/user/update")

info = users.get_user(ncsdk.UserGetRequest(user_id="sdk")).result
assert info.name == "Renamed" and info.avatar_url == "http://example.com/a.png", info
assert TEXT_TIME.fullmatch(info.created_at), info
passed("/v4/user/get")

now = int(time.time() * 1000)
assert users.expire_access_token(ncsdk.AccessTokenExpireRequest(user_ids=["sdk"], expires_at=now)).code == 0
passed("/v4/auth/access-token/expire")

assert status() == "1", "expiring tokens cuts nobody"
assert users.ban_users(ncsdk.UserBanRequest(user_ids=["sdk"], duration_minutes=10)).code == 0
refused(lambda: users.ban_users(ncsdk.UserBanRequest(user_ids=["sdk"], duration_minutes=43201)), 400, 1003)
passed("/v4/user/ban")

assert status() == "0", "a ban cuts"
passed("/v4/user/connection-status/get")

for request in (ncsdk.UserBanListRequest(), ncsdk.UserBanListRequest(page=1, page_size=50)):
    banned = users.list_banned_users(request).result.banned_users
    assert [ban.user_id for ban in banned] == ["sdk"], banned
    assert TEXT_TIME.fullmatch(banned[0].ban_expires_at), banned
passed("/v4/user/ban/list")

assert users.unban_users(ncsdk.UserIdsMax20Request(user_ids=["sdk"])).code == 0
assert users.list_banned_users(ncsdk.UserBanListRequest()).result.banned_users == []
passed("/v4/user/unban")

profiles = ncsdk.UserProfileHostingApi(ncsdk.ApiClient(configuration))
some = ncsdk.UserIdsMax20Request(user_ids=["sdk", "nobody"])

done = profiles.set_user_profile(
    ncsdk.UserProfileSetRequest(
        user_id="sdk", user_profile={"name": "Hosted", "gender": 1}, user_ext_profile={"ext_city": "Lyon"}
    )
)
assert done.code == 0 and done.profile_key is None, done
refused(
    lambda: profiles.set_user_profile(ncsdk.UserProfileSetRequest(user_id="sdk", user_profile={"gender": 3})),
    400,
    24368,
)
passed("/v4/user/profile/set")

for told in (
    profiles.batch_get_user_profiles(some),
    profiles.list_user_profiles(ncsdk.UserProfileListRequest(order=1)),
):
    [profile] = told.result.users
    assert profile.user_id == "sdk" and profile.version > 0, profile
    assert profile.user_profile == {"name": "Hosted", "gender": 1}, profile
    assert profile.user_ext_profile == {"ext_city": "Lyon"}, profile
passed("/v4/user/profile/batch/get")
passed("/v4/user/profile/list")

assert profiles.delete_user_profiles(some).code == 0
assert profiles.batch_get_user_profiles(some).result.users == []
passed("/v4/user/profile/delete")

friends = ncsdk.FriendshipApi(ncsdk.ApiClient(configuration))
for user_id in ("friend", "other"):
    users.issue_access_token(ncsdk.AccessTokenIssueRequest(user_id=user_id, name=user_id))
profiles.set_user_profile(ncsdk.UserProfileSetRequest(user_id="friend", user_profile={"name": "Hosted friend"}))


def permission():
    asked = ncsdk.FriendPermissionGetRequest(user_ids=["friend"])
    [told] = friends.get_friend_permission(asked).result.permissions
    assert told.user_id == "friend", told
    return told.permission_type


assert permission() == 2, "the app's preference"
waits = friends.add_friend(ncsdk.FriendAddRequest(user_id="sdk", target_id="friend", action=1, extra="Hello"))
assert waits.code == 25461, waits
permit = ncsdk.FriendPermissionSetRequest(user_ids=["friend", "nobody"], permission_type=1)
assert friends.set_friend_permission(permit).code == 0
assert permission() == 1
passed("/v4/friend/permission/set")
passed("/v4/friend/permission/get")

assert friends.add_friend(ncsdk.FriendAddRequest(user_id="sdk", target_id="friend")).code == 0
assert friends.add_friend(ncsdk.FriendAddRequest(user_id="sdk", target_id="other", action=2)).code == 0
refused(lambda: friends.add_friend(ncsdk.FriendAddRequest(user_id="friend", target_id="sdk")), 400, 25460)
passed("/v4/friend/add")

noted = ncsdk.FriendProfileSetRequest(
    user_id="sdk", target_id="friend", alias="zs", friend_ext_profile={"ext_key1": "value1"}
)
assert friends.set_friend_profile(noted).code == 0
refused(
    lambda: friends.set_friend_profile(ncsdk.FriendProfileSetRequest(user_id="other", target_id="friend")),
    400,
    25469,
)
passed("/v4/friend/profile/set")

first = friends.list_friends(ncsdk.FriendListRequest(user_id="sdk", page_size=1)).result
[friend] = first.friends
assert first.total_count == 2 and friend.user_id == "friend" and friend.name == "Hosted friend", first
assert friend.alias == "zs" and friend.friend_ext_profile == {"ext_key1": "value1"}, friend
assert abs(friend.added_at - time.time() * 1000) < 600_000, friend
last = friends.list_friends(ncsdk.FriendListRequest(user_id="sdk", page_token=first.page_token)).result
assert [friend.user_id for friend in last.friends] == ["other"] and last.page_token is None, last
passed("/v4/friend/list")


def relations():
    asked = ncsdk.FriendRelationshipGetRequest(user_id="sdk", target_ids=["friend", "other", "nobody"])
    return [told.result for told in friends.get_friend_relationships(asked).result.friendships]


assert relations() == [4, 4, 1]
passed("/v4/friend/relationship/get")

assert friends.remove_friends(ncsdk.FriendDeleteRequest(user_id="sdk", target_ids=["other", "nobody"])).code == 0
assert relations() == [4, 1, 1]
passed("/v4/friend/remove")

assert friends.remove_all_friends(ncsdk.FriendCleanRequest(user_id="sdk")).code == 0
assert relations() == [1, 1, 1]
passed("/v4/friend/remove-all")

blocklists = ncsdk.UserBlocklistApi(ncsdk.ApiClient(configuration))
for user_id in ("spammer", "troll"):
    users.issue_access_token(ncsdk.AccessTokenIssueRequest(user_id=user_id, name=user_id))

blocked = ["spammer", "troll", "nobody"]
added = blocklists.add_user_blocklist(ncsdk.UserBlocklistAddRequest(user_id="sdk", target_user_ids=blocked))
assert added.code == 0, added
passed("/v4/user/blocklist/add")


def blocked_page(**page):
    return blocklists.get_user_blocklist(ncsdk.UserBlocklistGetRequest(user_id="sdk", **page)).result


first = blocked_page(page_size=1)
assert first.blocked_user_ids == ["troll"] and first.page_token, first
last = blocked_page(page_size=1, page_token=first.page_token)
assert last.blocked_user_ids == ["spammer"] and not last.page_token, last
refused(lambda: blocked_page(page_token="COIB"), 400, 25432)
passed("/v4/user/blocklist/get")

removed = ncsdk.UserBlocklistRemoveRequest(user_id="sdk", blocked_user_ids=["spammer"])
assert blocklists.remove_user_blocklist(removed).code == 0
assert blocked_page().blocked_user_ids == ["troll"]
passed("/v4/user/blocklist/remove")

tagged = ncsdk.UserTagBatchSetRequest(user_ids=["sdk", "nobody"], tags=["region-us", "vip"])
assert users.batch_set_user_tags(tagged).code == 0
refused(
    lambda: users.batch_set_user_tags(ncsdk.UserTagBatchSetRequest(user_ids=["sdk"], tags=["a" * 41])), 400, 1005
)
passed("/v4/user/tag/batch/set")

told = users.batch_get_user_tags(ncsdk.UserTagBatchGetRequest(user_ids=["sdk", "nobody", "troll"])).result.users
assert [(user.user_id, user.tags) for user in told] == [("sdk", ["region-us", "vip"]), ("troll", [])], told
passed("/v4/user/tag/batch/get")

muted = ncsdk.ChannelTypeMuteSetRequest(user_ids=["sdk", "troll"], mute_state=1, channel_types=["PERSON"])
assert users.set_channel_type_mute(muted).code == 0
unmuted = ncsdk.ChannelTypeMuteSetRequest(user_ids=["troll"], mute_state=0, channel_types=["PERSON"])
assert users.set_channel_type_mute(unmuted).code == 0
passed("/v4/channel-type/mute/set")

told = users.list_channel_type_mute(ncsdk.ChannelTypeMuteListRequest(channel_type="PERSON")).result
assert (told.total_count, told.muted_user_ids) == (1, ["sdk"]), told
passed("/v4/channel-type/mute/list")


def soft_deleted():
    request = ncsdk.UserSoftDeletedListRequest(page=1, page_size=50)
    return users.list_soft_deleted_users(request).result.user_ids


deleted = users.soft_delete_users(ncsdk.UserIdsMax100Request(user_ids=["sdk", "nobody"]))
assert deleted.code == 0 and deleted.result.operation_id, deleted
passed("/v4/user/soft-delete")

assert soft_deleted() == ["sdk"]
passed("/v4/user/soft-deleted/list")

refused(lambda: users.issue_access_token(ncsdk.AccessTokenIssueRequest(user_id="sdk", name="n")), 403, 31029)
restored = users.restore_users(ncsdk.UserIdsMax100Request(user_ids=["sdk"]))
assert restored.code == 0 and restored.result.operation_id != deleted.result.operation_id, restored
assert soft_deleted() == ["sdk"], "within the hour nothing is restored"
passed("/v4/user/restore")
