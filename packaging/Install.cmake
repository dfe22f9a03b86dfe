# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is installed where, and the Debian package made of it: cpack -G DEB in a release build's folder.
if(AKSNET_CORE_ONLY)
  return()
endif()
include(GNUInstallDirs)
set(app_id org.aksnet.AksNet)
# Named as the Debian package is, as its policy wants the folder of documents.
set(doc_folder "${CMAKE_INSTALL_DATADIR}/doc/aksnet")

install(TARGETS aksnet RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES packaging/${app_id}.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES packaging/${app_id}.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES packaging/${app_id}.mime.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" RENAME ${app_id}.xml)
install(FILES resources/icons/aksnet.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" RENAME ${app_id}.svg)
install(FILES packaging/copyright DESTINATION "${doc_folder}")
install(DIRECTORY resources/samples DESTINATION "${CMAKE_INSTALL_DATADIR}/aksnet" FILES_MATCHING PATTERN "*.json")
install(DIRECTORY resources/schema DESTINATION "${CMAKE_INSTALL_DATADIR}/aksnet" FILES_MATCHING PATTERN "*.json")
# Pages of the guide link to those of models and rules by path.
install(DIRECTORY resources/guide resources/models resources/rules DESTINATION "${doc_folder}")

if(BUILD_TESTING)
  find_program(AKSNET_DESKTOP_FILE_VALIDATE desktop-file-validate)
  if(AKSNET_DESKTOP_FILE_VALIDATE)
    add_test(NAME desktop_entry COMMAND "${AKSNET_DESKTOP_FILE_VALIDATE}" "${PROJECT_SOURCE_DIR}/packaging/${app_id}.desktop")
  endif()
  find_program(AKSNET_APPSTREAMCLI appstreamcli)
  if(AKSNET_APPSTREAMCLI)
    add_test(NAME appstream_page
      COMMAND "${AKSNET_APPSTREAMCLI}" validate --no-net "${PROJECT_SOURCE_DIR}/packaging/${app_id}.metainfo.xml")
  endif()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME aksnet)
set(CPACK_PACKAGE_VENDOR "AksNet")
set(CPACK_PACKAGE_CONTACT "The AksNet project <aksnet@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "network planner for Azure Kubernetes Service")
set(CPACK_PACKAGE_DESCRIPTION "AksNet draws the network of Azure Kubernetes Service clusters from az, ARM or REST JSON, shows
what every address is used for and says what Azure would refuse, in a window and on the command line.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Without a font, text is boxes. Wayland works through XWayland too, so its plugin is only suggested.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland")
include(CPack)
